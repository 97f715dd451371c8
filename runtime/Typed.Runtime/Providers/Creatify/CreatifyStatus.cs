namespace Typed.Creatify;

/// <summary>The statuses of Creatify's jobs.</summary>
/// <remarks>Asset Generator: docs.creatify.ai/api-reference/ai-generation/post-ai-generation. Custom templates:
/// docs.creatify.ai/api-reference/custom-template-jobs/post-custom-template-job.</remarks>
public static class CreatifyStatus
{
    /// <summary>Accepted.</summary>
    public static JobStatus Initializing { get; } = new("initializing", JobPhase.Pending);

    /// <summary>In progress.</summary>
    public static JobStatus Generating { get; } = new("generating", JobPhase.Running);

    /// <summary>Ended with a result.</summary>
    public static JobStatus Done { get; } = new("done", JobPhase.Succeeded);

    /// <summary>Ended without a result. The reason is in <c>failed_reason</c>.</summary>
    public static JobStatus Failed { get; } = new("failed", JobPhase.Failed);

    /// <summary>Custom templates: accepted.</summary>
    public static JobStatus Pending { get; } = new("pending", JobPhase.Pending);

    /// <summary>Custom templates: queued.</summary>
    public static JobStatus InQueue { get; } = new("in_queue", JobPhase.Pending);

    /// <summary>Custom templates: in progress.</summary>
    public static JobStatus Running { get; } = new("running", JobPhase.Running);

    /// <summary>Custom templates: rejected.</summary>
    public static JobStatus Rejected { get; } = new("rejected", JobPhase.Failed);

    private static readonly JobStatus[] s_all = [Initializing, Generating, Done, Failed, Pending, InQueue, Running, Rejected];

    /// <summary>Parses a status. An unknown status keeps its text and counts as still running.</summary>
    /// <param name="text">The status as Creatify spells it, or null if it reports none.</param>
    public static JobStatus Parse(string? text)
    {
        foreach (var status in s_all)
        {
            if (status.Value == text)
            {
                return status;
            }
        }

        return new JobStatus(text ?? "");
    }
}
