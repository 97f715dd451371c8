namespace Typed.CreativeAI;

/// <summary>The statuses of CreativeAI's jobs: lower case on the video paths and in webhooks, upper case on the shared status path.</summary>
/// <remarks>creativeai.run/api-docs § Video Response Format; § Voice Generation. There is no canceled, expired or queued state.</remarks>
public static class CreativeAIStatus
{
    private static readonly (string Text, JobPhase Phase)[] s_known =
        [("pending", JobPhase.Pending), ("processing", JobPhase.Running), ("completed", JobPhase.Succeeded), ("failed", JobPhase.Failed)];

    /// <summary>The status for a text in either case, which is kept. One that is not known counts as still running.</summary>
    /// <param name="text">The status as CreativeAI spells it; null where it gives none.</param>
    public static JobStatus Parse(string? text) =>
        new(text ?? "", s_known.FirstOrDefault(known => known.Text.Equals(text, StringComparison.OrdinalIgnoreCase)).Phase);

    // Of an answer without a status member: a picture that is there at once, a batch that only counts.
    internal static JobStatus Of(JobPhase phase) => new(s_known.First(known => known.Phase == phase).Text, phase);
}
