namespace Typed.Refresh.Fetching.Http;

/// <summary>What a server can make the tool do at most.</summary>
internal sealed record FetchLimits
{
    /// <summary>The bytes of one answer after decompression. The largest known, a hundred schemas in one list, is below one million.</summary>
    public int AnswerBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The bytes of all answers of one provider in one run.</summary>
    public long TotalBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>The models of one provider. The longest list known has 110.</summary>
    public int Models { get; init; } = 2_000;

    /// <summary>The time of one request with its whole answer: a server that sends a byte a minute does not hold a build.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest wait a server can ask for; beyond it the run ends and the next one resumes.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often one request is tried again.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>How old an answer of an interrupted run may be to be used again.</summary>
    public TimeSpan AnswerAge { get; init; } = TimeSpan.FromHours(1);
}
