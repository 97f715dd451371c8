namespace Typed.Tracking;

/// <summary>How a <see cref="JobTracker"/> works.</summary>
public sealed class TrackerOptions
{
    /// <summary>The directory of the embedded journal, of this tracker alone. Not used where <see cref="Journal"/> is set.</summary>
    public string Directory { get; set; } = "typed-jobs";

    /// <summary>The journal; null for a <see cref="FileJobJournal"/> in <see cref="Directory"/>.</summary>
    public IJobJournal? Journal { get; set; }

    /// <summary>How long the start waits for a journal that another process has open, such as the one that this process replaces. Default 10 seconds;
    /// zero: fail at once.</summary>
    public TimeSpan JournalWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The name of this tracker in metrics, traces and logs, to tell several trackers of one process apart; null if there is one only.</summary>
    public string? Name { get; set; }

    /// <summary>Under which name this tracker holds leases; must differ from that of every other. Default: machine, process and a random part.</summary>
    public string Owner { get; set; } = FormattableString.Invariant($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>How long a lease lasts without renewal: after that, another machine takes the jobs of this one. Default 1 minute; renewed at a third of it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Where results are saved as jobs succeed, a folder per job; null: only when asked for.</summary>
    public string? ResultDirectory { get; set; }

    /// <summary>How long before the end of a result's lifetime it is reported that nobody has fetched it. Default 24 hours.</summary>
    public TimeSpan ExpiryWarning { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many results are downloaded at once. Default 4.</summary>
    public int MaxConcurrentDownloads { get; set; } = 4;

    /// <summary>How often a submission is tried that surely did not leave (no connection, 429). Default 3.</summary>
    public int SubmitAttempts { get; set; } = 3;

    /// <summary>Looks are moved to the next multiple of this, so that jobs share requests. Default 100 ms.</summary>
    public TimeSpan Granularity { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Where this process's webhook endpoints are seen from outside, such as <c>https://jobs.example.com/typed/webhooks/</c>; null: no webhooks are
    /// asked for. The provider's key and the job's own name are added.</summary>
    public Uri? WebhookAddress { get; set; }

    /// <summary>Per provider's key; without an entry, the polling of its client and no documented limits.</summary>
    public IDictionary<string, TrackedProviderOptions> Providers { get; } = new Dictionary<string, TrackedProviderOptions>(StringComparer.Ordinal);

    internal void ThrowIfInvalid()
    {
        Check(!string.IsNullOrEmpty(Owner), nameof(Owner), "is missing");
        Check(Lease >= TimeSpan.FromSeconds(3) && Lease <= TimeSpan.FromDays(1), nameof(Lease), "is out of range: 3 seconds to 1 day");
        Check(JournalWait >= TimeSpan.Zero && JournalWait <= TimeSpan.FromDays(1), nameof(JournalWait), "is out of range: 0 to 1 day");
        Check(ExpiryWarning >= TimeSpan.Zero, nameof(ExpiryWarning), "is below 0");
        Check(MaxConcurrentDownloads > 0, nameof(MaxConcurrentDownloads), "is out of range: above 0");
        Check(SubmitAttempts > 0, nameof(SubmitAttempts), "is out of range: above 0");
        Check(Granularity > TimeSpan.Zero && Granularity <= TimeSpan.FromMinutes(1), nameof(Granularity), "is out of range: above 0 to 1 minute");
        Check(WebhookAddress is null || (WebhookAddress.IsAbsoluteUri && WebhookAddress.Scheme is "https" or "http"), nameof(WebhookAddress), "is no absolute http or https address");
    }

    private static void Check(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(TrackerOptions)}.{name} {what}.");
        }
    }
}
