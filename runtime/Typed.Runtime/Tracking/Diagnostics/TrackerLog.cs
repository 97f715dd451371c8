using Microsoft.Extensions.Logging;
using Typed.Tracking.Webhooks;

namespace Typed.Tracking.Diagnostics;

/// <summary>The log of a tracker, category <c>Typed.Tracking</c>. Contains no API keys, parameters or addresses.</summary>
internal static partial class TrackerLog
{
    [LoggerMessage(1, LogLevel.Information, "Recovered: {Resumed} open jobs resumed, {Uncertain} submissions uncertain, {Unfetched} results not fetched")]
    public static partial void Recovered(ILogger logger, int resumed, int uncertain, int unfetched);

    [LoggerMessage(2, LogLevel.Warning, "The journal was damaged: {TornBytes} bytes of an unfinished write, {DamagedBytes} damaged bytes, {Unreadable} unreadable records; copy: {Copy}")]
    public static partial void JournalDamaged(ILogger logger, long tornBytes, long damagedBytes, int unreadable, string? copy);

    [LoggerMessage(3, LogLevel.Information, "{Provider} accepted {Key} as {JobId}")]
    public static partial void Submitted(ILogger logger, string provider, Guid key, string jobId);

    [LoggerMessage(4, LogLevel.Error, "{Provider} may have received {Key}, and may charge for it: {Reason} The submission is uncertain, and is not sent again")]
    public static partial void Uncertain(ILogger logger, string provider, Guid key, string? reason);

    [LoggerMessage(5, LogLevel.Information, "{Provider}: {Key} was not sent at attempt {Attempt} ({Error}); the tracker tries again")]
    public static partial void SubmitRetried(ILogger logger, string provider, Guid key, int attempt, string error);

    [LoggerMessage(6, LogLevel.Information, "{Provider}: {Key} ({JobId}) ended: {State}")]
    public static partial void Ended(ILogger logger, string provider, Guid key, string? jobId, string state);

    [LoggerMessage(7, LogLevel.Warning, "{Provider}: the status of {Jobs} jobs could not be checked: {Error}, HTTP {Status}")]
    public static partial void PollFailed(ILogger logger, string provider, int jobs, string error, int status);

    [LoggerMessage(8, LogLevel.Warning, "{Provider}: {Key} no longer belongs to this tracker: {Why}")]
    public static partial void Conflict(ILogger logger, string provider, Guid key, string why);

    [LoggerMessage(9, LogLevel.Information, "{Provider}: {Key} is job {JobId}")]
    public static partial void Reconciled(ILogger logger, string provider, Guid key, string jobId);

    [LoggerMessage(10, LogLevel.Information, "{Provider}: the result of {Key} is on disk, {Files} files")]
    public static partial void Fetched(ILogger logger, string provider, Guid key, int files);

    [LoggerMessage(11, LogLevel.Warning, "{Provider}: the result of {Key} could not be fetched at attempt {Attempt}: {Why}")]
    public static partial void FetchFailed(ILogger logger, string provider, Guid key, int attempt, string why);

    [LoggerMessage(12, LogLevel.Warning, "{Provider}: the result of {Key} was not fetched; the provider deletes it at {ExpiresAt}")]
    public static partial void Expiring(ILogger logger, string provider, Guid key, DateTimeOffset expiresAt);

    [LoggerMessage(13, LogLevel.Error, "{Provider}: the result of {Key} was not fetched; it expired at {ExpiresAt}")]
    public static partial void Expired(ILogger logger, string provider, Guid key, DateTimeOffset expiresAt);

    [LoggerMessage(14, LogLevel.Debug, "A webhook of {Provider} about {JobId}, verified: {IsVerified}: {Outcome}")]
    public static partial void Webhook(ILogger logger, string provider, string jobId, bool isVerified, WebhookOutcome outcome);

    [LoggerMessage(15, LogLevel.Critical, "The tracker has stopped: its journal cannot be written")]
    public static partial void Stopped(ILogger logger, Exception exception);

    [LoggerMessage(16, LogLevel.Critical, "{Provider} does not show {Missing} of {Open} open jobs: wrong account or address? Meanwhile no job becomes gone")]
    public static partial void ManyVanished(ILogger logger, string provider, int missing, int open);

    [LoggerMessage(17, LogLevel.Error, "{Provider}: {Jobs} open jobs of the journal were submitted with other keys or at another address. They are polled, but do not become gone")]
    public static partial void OtherAccount(ILogger logger, string provider, int jobs);

    [LoggerMessage(18, LogLevel.Warning, "{Provider}: {Key} has the unknown status '{Status}'. Jobs with this status stay open")]
    public static partial void UnknownStatus(ILogger logger, string provider, Guid key, string status);

    [LoggerMessage(19, LogLevel.Information, "{Provider}: the job that a webhook named for {Key} could not be confirmed yet: {Why}")]
    public static partial void CandidateRetried(ILogger logger, string provider, Guid key, string why);

    [LoggerMessage(20, LogLevel.Information, "The journal is in use by another process; waiting for it at most {Wait}")]
    public static partial void JournalAwaited(ILogger logger, TimeSpan wait);

    [LoggerMessage(21, LogLevel.Warning, "Two clients for {Provider} are registered for one tracker; the tracker uses the last one. Register a keyed tracker for each account")]
    public static partial void ClientReplaced(ILogger logger, string provider);

    [LoggerMessage(22, LogLevel.Warning, "The journal could not be read; the tracker tries again later: {Why}")]
    public static partial void JournalAway(ILogger logger, string why);

    [LoggerMessage(23, LogLevel.Warning, "The webhook inbox could not be read; the tracker tries again later: {Why}")]
    public static partial void InboxAway(ILogger logger, string why);

    [LoggerMessage(24, LogLevel.Warning, "{Provider}: a webhook could not be handled at attempt {Attempt}; it stays in the inbox: {Why}")]
    public static partial void WebhookDelayed(ILogger logger, string provider, int attempt, string why);
}
