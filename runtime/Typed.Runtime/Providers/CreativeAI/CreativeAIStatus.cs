namespace Typed.CreativeAI;

/// <summary>The statuses of CreativeAI's jobs: lowercase on the video paths and in webhooks, uppercase on the shared status path.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format; § Voice Generation. There is no canceled, expired, or queued state.</remarks>
public static class CreativeAIStatus
{
    private static readonly (string Text, JobPhase Phase)[] s_known =
        [("pending", JobPhase.Pending), ("processing", JobPhase.Running), ("completed", JobPhase.Succeeded), ("failed", JobPhase.Failed)];

    /// <summary>Parses a status in either case and keeps its case. An unknown status counts as still running.</summary>
    /// <param name="text">The status as CreativeAI spells it, or null if it reports none.</param>
    public static JobStatus Parse(string? text) =>
        new(text ?? "", s_known.FirstOrDefault(known => known.Text.Equals(text, StringComparison.OrdinalIgnoreCase)).Phase);

    // For responses without a status member: an image returned immediately, or a batch that only has counts.
    internal static JobStatus Of(JobPhase phase) => new(s_known.First(known => known.Phase == phase).Text, phase);
}
