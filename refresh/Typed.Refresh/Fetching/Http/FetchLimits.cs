namespace Typed.Refresh.Fetching.Http;

/// <summary>Limits on what a server can make the tool do.</summary>
internal sealed record FetchLimits
{
    /// <summary>The bytes of one response after decompression. The largest known, a hundred schemas in one list, is below one million.</summary>
    public int AnswerBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The bytes of all responses of one provider in one run.</summary>
    public long TotalBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>The models of one provider. The longest list known has 110.</summary>
    public int Models { get; init; } = 2_000;

    /// <summary>The time for one request with its complete response, so that a server that sends a byte a minute does not block a build.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest wait that a server can request. Beyond it the run ends, and the next run resumes.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The maximum number of retries of one request.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The maximum age of a response of an interrupted run for reuse.</summary>
    public TimeSpan AnswerAge { get; init; } = TimeSpan.FromHours(1);
}
