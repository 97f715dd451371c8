namespace Worker;

/// <summary>The section <c>Batch</c> of the configuration.</summary>
internal sealed class BatchSettings
{
    /// <summary>The requests: a <c>.csv</c> or <c>.json</c> file.</summary>
    public string File { get; set; } = Path.Combine(AppContext.BaseDirectory, "batch.csv");

    /// <summary>Where the journal and the results are kept. A second run with the same directory continues the first.</summary>
    public string DataDirectory { get; set; } = "worker-data";

    /// <summary>The maximum credits of the batch, by provider, because credits of two providers differ in value. Nothing is submitted to a provider without an entry.</summary>
    public Dictionary<string, decimal> Budget { get; } = new(StringComparer.Ordinal);

    /// <summary>The credits to count for a request without a published price, by provider. Without an entry, such a request is not sent.</summary>
    public Dictionary<string, decimal> AssumeAtMost { get; } = new(StringComparer.Ordinal);

    /// <summary>The maximum number of jobs that run at the same time.</summary>
    public int MaxOpenJobs { get; set; } = 4;

    /// <summary>Seconds from a submission to the first request for its status. A webhook ends a job earlier.</summary>
    public double FirstDelaySeconds { get; set; } = 2;

    /// <summary>Where providers reach this worker's webhooks, such as <c>https://jobs.example.com/typed/webhooks/</c>; null: the address that it listens on.</summary>
    public Uri? WebhookAddress { get; set; }

    /// <summary>The address of a separate emulator; the worker then uses no real service. Null: an emulator in this process stands in for
    /// each provider whose keys are not set.</summary>
    public Uri? Emulator { get; set; }

    /// <summary>How many times faster than a real service the emulator in this process is.</summary>
    public double EmulatorSpeed { get; set; } = 10;

    public string JournalDirectory => Path.GetFullPath(Path.Combine(DataDirectory, "jobs"));

    public string ResultDirectory => Path.GetFullPath(Path.Combine(DataDirectory, "results"));
}
