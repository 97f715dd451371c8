using System.Globalization;
using Typed.Tracking;

namespace Studio.Jobs;

/// <summary>A job as the page shows it.</summary>
internal sealed record JobView
{
    public required Guid Key { get; init; }

    /// <summary>Counts the job's changes, so that the page never replaces a newer state by an older one.</summary>
    public required long Version { get; init; }

    public required string Provider { get; init; }

    public string? Model { get; init; }

    public string? Title { get; init; }

    /// <summary>The state in the journal, such as <c>open</c>.</summary>
    public required string State { get; init; }

    /// <summary>The provider's own status text.</summary>
    public string? Status { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public decimal? CreditsUsed { get; init; }

    public decimal? CreditsRefunded { get; init; }

    /// <summary>How often the job was polled.</summary>
    public int StatusChecks { get; init; }

    /// <summary>Whether nothing more happens to the job: it has ended, and its files are saved.</summary>
    public bool IsDone { get; init; }

    public IReadOnlyList<JobFile> Files { get; init; } = [];

    public static JobView Of(JobRecord record, string? status = null, int statusChecks = 0)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new JobView
        {
            Key = record.Key,
            Version = record.Version,
            Provider = record.Provider,
            Model = record.Model,
            Title = record.Label,
            State = record.StateText,
            Status = status ?? record.Status,
            Reason = record.Reason,
            CreatedAt = record.CreatedAt,
            EndedAt = record.EndedAt,
            CreditsUsed = record.CreditsUsed,
            CreditsRefunded = record.CreditsRefunded,
            StatusChecks = statusChecks,
            IsDone = record.State.IsFinal() && (record.State != JobState.Succeeded || record.FetchedAt is not null),
            Files = FilesOf(record),
        };
    }

    private static IReadOnlyList<JobFile> FilesOf(JobRecord record) =>
    [
        .. (record.Assets ?? [])
            .Select((asset, index) => (asset, index))
            .Where(one => one.asset.File is not null)
            .Select(one => new JobFile(
                string.Create(CultureInfo.InvariantCulture, $"/api/jobs/{record.Key:N}/files/{one.index}"),
                Path.GetFileName(one.asset.File!),
                FileTypes.Of(one.asset.File!),
                one.asset.Length ?? 0)),
    ];
}

/// <summary>A saved file of a job.</summary>
internal sealed record JobFile(string Url, string Name, string Type, long Length);
