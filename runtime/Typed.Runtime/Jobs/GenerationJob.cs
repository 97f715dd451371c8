using System.Runtime.CompilerServices;
using Typed.Jobs;
using Typed.Providers;

namespace Typed;

/// <summary>A handle to a job that was submitted and paid for. Keep it or its <see cref="ResumeToken"/> until you have the result.</summary>
/// <remarks>Thread-safe. Each wait polls the provider independently.</remarks>
public sealed class GenerationJob
{
    private readonly JobContext _context;
    private readonly JobSnapshot? _submitted;
    private readonly TimeSpan _age;
    private readonly long _createdAt;

    internal GenerationJob(JobContext context, ResumeToken token, Cost cost, JobSnapshot? submitted)
    {
        _context = context;
        _submitted = submitted;
        Id = token.Id!;
        Model = token.Model;
        SubmittedAt = token.SubmittedAt;
        RequestHash = token.RequestHash;
        Cost = cost;
        _createdAt = context.Time.GetTimestamp();
        var age = context.Time.GetUtcNow() - token.SubmittedAt;
        _age = age > TimeSpan.Zero ? age.Value : TimeSpan.Zero;
    }

    /// <summary>The provider's key.</summary>
    public string Provider => _context.Provider.Name;

    /// <summary>The provider's job id.</summary>
    public string Id { get; }

    /// <summary>The model; null for a job resumed by its plain id.</summary>
    public string? Model { get; }

    /// <summary>The cost of the request according to the provider's price table; unknown for a resumed job.</summary>
    public Cost Cost { get; }

    /// <summary>When the provider answered the submission, by this machine's clock; null for a job resumed by its plain id.</summary>
    public DateTimeOffset? SubmittedAt { get; }

    /// <summary>SHA-256 of provider, model and parameters, in lowercase hex; null for a job resumed by its plain id.</summary>
    public string? RequestHash { get; }

    /// <summary>A token for resuming the job, even in another process or version: see <see cref="GenerationClient.Resume"/>. Contains no API key.</summary>
    public string ResumeToken => new ResumeToken
    {
        Provider = Provider,
        Id = Id,
        Model = Model,
        SubmittedAt = SubmittedAt,
        RequestHash = RequestHash,
    }.ToString();

    /// <summary>Gets the job's status from the provider, once.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="JobNotFoundException">The provider has no such job, or no longer has it.</exception>
    /// <exception cref="TypedException">There is no usable response.</exception>
    public Task<JobSnapshot> GetStatusAsync(CancellationToken cancellationToken = default) => _context.Provider.GetAsync(Id, cancellationToken);

    /// <summary>Waits until the job has succeeded and returns its result.</summary>
    /// <param name="progress">Receives each status check, including failed ones.</param>
    /// <param name="cancellationToken">Cancels the wait. The job continues at the provider, and you can wait for it again.</param>
    /// <exception cref="GenerationFailedException">The job failed.</exception>
    /// <exception cref="JobNotFoundException">The provider has no such job, or no longer has it.</exception>
    /// <exception cref="PollingFailedException">More than <see cref="PollingOptions.MaxConsecutiveErrors"/> polls in a row failed; the job is not lost.</exception>
    /// <exception cref="InvalidCredentialsException">The provider rejected the API keys.</exception>
    public async Task<GenerationResult> WaitAsync(IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        JobSnapshot? last = null;
        await foreach (var check in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            progress?.Report(check);
            last = check.Snapshot;
        }

        return last!.Status.IsSucceeded
            ? new GenerationResult(this, last, _context.Downloader)
            : throw new GenerationFailedException(Provider, Id, last.FailedReason)
            {
                Model = last.Model ?? Model,
                CreditsUsed = last.CreditsUsed,
                CreditsRefunded = last.CreditsRefunded,
            };
    }

    /// <summary>Polls the job until it has ended. A failed job ends the sequence with its status, without an exception.</summary>
    /// <param name="cancellationToken">Cancels the polling. The job continues at the provider.</param>
    /// <exception cref="JobNotFoundException">The provider has no such job, or no longer has it.</exception>
    /// <exception cref="PollingFailedException">More than <see cref="PollingOptions.MaxConsecutiveErrors"/> polls in a row failed; the job is not lost.</exception>
    /// <exception cref="InvalidCredentialsException">The provider rejected the API keys.</exception>
    public async IAsyncEnumerable<JobProgress> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var progress = new JobProgress(_submitted?.Status ?? default, Elapsed, 0, _submitted);
        if (progress.Status.IsFinal)
        {
            yield return progress;
            yield break;
        }

        var delay = _submitted is null ? TimeSpan.Zero : FirstDelay(_submitted);
        var errors = 0;
        while (!progress.Status.IsFinal)
        {
            await Task.Delay(delay, _context.Time, cancellationToken).ConfigureAwait(false);
            progress = await CheckAsync(progress, cancellationToken).ConfigureAwait(false);
            yield return progress;

            errors = progress.Error is null ? 0 : errors + 1;
            if (errors > _context.Polling.MaxConsecutiveErrors)
            {
                throw Unavailable(errors, progress.Error!);
            }

            delay = _context.Polling.DelayAfter(progress.Attempt, AskedDelay(progress), NextRandom());
        }
    }

    /// <summary>Returns the provider, id and model.</summary>
    public override string ToString() => $"{Provider} job {Id}" + (Model is null ? "" : $" ({Model})");

    private TimeSpan Elapsed => _age + _context.Time.GetElapsedTime(_createdAt);

    private static TimeSpan? AskedDelay(JobProgress progress) => progress.Error switch
    {
        RateLimitedException limited => limited.RetryAfter,
        ProviderUnavailableException unavailable => unavailable.RetryAfter,
        null => progress.Snapshot?.RetryAfter,
        _ => null,
    };

#pragma warning disable CA5394 // Spreads requests in time; nothing secret depends on it.
    private static double NextRandom() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    private TimeSpan FirstDelay(JobSnapshot submitted) =>
        submitted.RetryAfter > _context.Polling.FirstDelay
            ? _context.Polling.DelayAfter(1, submitted.RetryAfter, NextRandom())
            : _context.Polling.FirstDelay;

    // Errors that may be transient become part of the progress; all others end the wait.
    private async Task<JobProgress> CheckAsync(JobProgress before, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await _context.Provider.GetAsync(Id, cancellationToken).ConfigureAwait(false);
            return new JobProgress(snapshot.Status, Elapsed, before.Attempt + 1, snapshot);
        }
        catch (TypedException exception) when (exception is RateLimitedException or ProviderUnavailableException or UnexpectedResponseException)
        {
            return before with { Elapsed = Elapsed, Attempt = before.Attempt + 1, Error = exception };
        }
    }

    private PollingFailedException Unavailable(int errors, TypedException last) =>
        new(this, FormattableString.Invariant($"{errors} polls of {this} in a row failed. It is not lost: wait again, or resume it by its token."), last)
        {
            StatusCode = last.StatusCode,
            ResponseBody = last.ResponseBody,
            RetryAfter = AskedDelay(new JobProgress(default, default, 0, null) { Error = last }),
        };
}
