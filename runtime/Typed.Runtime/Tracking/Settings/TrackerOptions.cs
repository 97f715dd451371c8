using Typed.Tracking.Webhooks;

namespace Typed.Tracking;

/// <summary>Options for a <see cref="JobTracker"/>.</summary>
public sealed class TrackerOptions
{
    /// <summary>The directory of the embedded journal, used by this tracker only. Ignored if <see cref="Journal"/> is set.</summary>
    public string Directory { get; set; } = "typed-jobs";

    /// <summary>The journal; null for a <see cref="FileJobJournal"/> in <see cref="Directory"/>.</summary>
    public IJobJournal? Journal { get; set; }

    /// <summary>How long to wait at the start for a journal that another process has open, such as the process that this one replaces. Default 10 seconds;
    /// zero: fail at once.</summary>
    public TimeSpan JournalWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The name of this tracker in metrics, traces and logs, which distinguishes several trackers in one process; null if there is only one.</summary>
    public string? Name { get; set; }

    /// <summary>The name under which this tracker holds leases. It must differ from that of every other tracker. Default: machine, process and a random part.</summary>
    public string Owner { get; set; } = FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>How long a lease lasts without renewal. After that, another machine can take over its jobs. Default 1 minute; renewed at a third of it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the journal keeps the parameters, such as the prompt, of a submission that stays uncertain. After that, the provider's job can no longer be recognized
    /// by its parameters; a webhook to the job's own address, or a person, can still resolve it. Null (the default): until it is resolved. The parameters of all other
    /// jobs leave the journal with the provider's answer.</summary>
    public TimeSpan? KeepParametersFor { get; set; }

    /// <summary>The directory where results are saved as jobs succeed, one folder per job; null: save only on request.</summary>
    public string? ResultDirectory { get; set; }

    /// <summary>The store that takes each result as its job succeeds, such as an object store; null: none. Set this or <see cref="ResultDirectory"/>.</summary>
    public IResultStore? ResultStore { get; set; }

    /// <summary>The local directory where results wait for <see cref="ResultStore"/>. Files in it continue after a restart. Default: <c>typed-results</c> in the directory for
    /// temporary files.</summary>
    public string StagingDirectory { get; set; } = Path.Combine(Path.GetTempPath(), "typed-results");

    /// <summary>The time before expiry at which an unfetched result is reported. Default 24 hours.</summary>
    public TimeSpan ExpiryWarning { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The maximum number of concurrent downloads. Default 4.</summary>
    public int MaxConcurrentDownloads { get; set; } = 4;

    /// <summary>The maximum number of attempts for a submission that was definitely not accepted (no connection, 429). Default 3.</summary>
    public int SubmitAttempts { get; set; } = 3;

    /// <summary>Status checks are moved to the next multiple of this interval, so that jobs share requests. Default 100 ms.</summary>
    public TimeSpan Granularity { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The public address of this process's webhook endpoints, such as <c>https://jobs.example.com/typed/webhooks/</c>; null: no webhooks are
    /// requested. The provider's key and the job's own key are appended.</summary>
    public Uri? WebhookAddress { get; set; }

    /// <summary>Where webhook messages wait until they are handled; null: each is handled while its sender waits. With an inbox, a message that arrives while the tracker
    /// does not work is not lost. The tracker disposes it.</summary>
    public IWebhookInbox? WebhookInbox { get; set; }

    /// <summary>The options by provider key. A provider without an entry uses the polling of its client and no documented limits.</summary>
    public IDictionary<string, TrackedProviderOptions> Providers { get; private set; } = new Dictionary<string, TrackedProviderOptions>(StringComparer.Ordinal);

    /// <summary>Copies the options for another tracker of the application. The options by provider are shared.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="owner">The name under which the tracker holds leases.</param>
    /// <param name="lease">How long a lease lasts without renewal.</param>
    /// <param name="name">The name in metrics, traces and logs; null if there is only one tracker.</param>
    /// <param name="inbox">The inbox of webhook messages; null if there is none.</param>
    public TrackerOptions With(IJobJournal journal, string owner, TimeSpan lease, string? name, IWebhookInbox? inbox = null)
    {
        var copy = (TrackerOptions)MemberwiseClone();
        (copy.Journal, copy.Owner, copy.Lease, copy.Name, copy.WebhookInbox) = (journal, owner, lease, name, inbox);
        return copy;
    }

    /// <summary>Copies the options with other ones for a provider.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="options">The options for the provider.</param>
    public TrackerOptions With(string provider, TrackedProviderOptions options)
    {
        var copy = (TrackerOptions)MemberwiseClone();
        copy.Providers = new Dictionary<string, TrackedProviderOptions>(Providers, StringComparer.Ordinal) { [provider] = options };
        return copy;
    }

    /// <summary>Whether results are saved without a request.</summary>
    internal bool SavesResults => ResultDirectory is not null || ResultStore is not null;

    internal void ThrowIfInvalid()
    {
        Check(ResultStore is null || ResultDirectory is null, nameof(ResultStore), $"is set together with {nameof(ResultDirectory)}");
        Check(!string.IsNullOrEmpty(StagingDirectory), nameof(StagingDirectory), "is missing");
        Check(!string.IsNullOrEmpty(Owner), nameof(Owner), "is missing");
        Check(Lease >= TimeSpan.FromSeconds(3) && Lease <= TimeSpan.FromDays(1), nameof(Lease), "is out of range: 3 seconds to 1 day");
        Check(JournalWait >= TimeSpan.Zero && JournalWait <= TimeSpan.FromDays(1), nameof(JournalWait), "is out of range: 0 to 1 day");
        Check(ExpiryWarning >= TimeSpan.Zero, nameof(ExpiryWarning), "is below 0");
        Check(KeepParametersFor is null || KeepParametersFor > TimeSpan.Zero, nameof(KeepParametersFor), "is out of range: above 0");
        Check(MaxConcurrentDownloads > 0, nameof(MaxConcurrentDownloads), "is out of range: above 0");
        Check(SubmitAttempts > 0, nameof(SubmitAttempts), "is out of range: above 0");
        Check(Granularity > TimeSpan.Zero && Granularity <= TimeSpan.FromMinutes(1), nameof(Granularity), "is out of range: above 0 to 1 minute");
        Check(WebhookAddress is null || (WebhookAddress.IsAbsoluteUri && WebhookAddress.Scheme is "https" or "http"), nameof(WebhookAddress), "is not an absolute http or https address");
    }

    private static void Check(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(TrackerOptions)}.{name} {what}.");
        }
    }
}
