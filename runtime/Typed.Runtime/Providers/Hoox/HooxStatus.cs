namespace Typed.Hoox;

/// <summary>The statuses of Hoox's assets.</summary>
/// <remarks>docs.hoox.video/api-reference/assets/status. The API does not use case consistently, so comparisons ignore it.</remarks>
public static class HooxStatus
{
    /// <summary>Accepted.</summary>
    public static JobStatus Pending { get; } = new("pending", JobPhase.Pending);

    /// <summary>In progress.</summary>
    public static JobStatus Generating { get; } = new("generating", JobPhase.Running);

    /// <summary>Ended with a result.</summary>
    public static JobStatus Completed { get; } = new("completed", JobPhase.Succeeded);

    /// <summary>Ended without a result.</summary>
    public static JobStatus Failed { get; } = new("failed", JobPhase.Failed);

    private static readonly JobStatus[] s_all = [Pending, Generating, Completed, Failed];

    /// <summary>Parses a status. An unknown status keeps its text and counts as still running.</summary>
    /// <param name="text">The status as Hoox spells it, or null if it reports none.</param>
    public static JobStatus Parse(string? text)
    {
        foreach (var status in s_all)
        {
            if (string.Equals(status.Value, text, StringComparison.OrdinalIgnoreCase))
            {
                return new JobStatus(text!, status.Phase);
            }
        }

        return new JobStatus(text ?? "");
    }
}
