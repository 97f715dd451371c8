namespace Typed.Tracking;

/// <summary>The state of a tracked job. The journal stores it as text, so that states unknown to this version are preserved.</summary>
public enum JobState
{
    /// <summary>A state that this version does not know. The job is kept unchanged.</summary>
    Unknown = 0,

    /// <summary>The request is about to be sent. Until the next state it is unknown whether it was sent. If found after a crash, the state becomes <see cref="Uncertain"/>.</summary>
    Intent = 1,

    /// <summary>The provider has accepted the job under an id, and the job has not ended.</summary>
    Open = 2,

    /// <summary>The provider may have the request and may charge for it, but there is no id.</summary>
    Uncertain = 3,

    /// <summary>The request was never accepted: the provider could not be reached, or refused it because of the rate limit. Nothing was charged, and it can be submitted again.</summary>
    NotSent = 4,

    /// <summary>The provider refused the request because of keys, credits, parameters or policy. Nothing was charged.</summary>
    Refused = 5,

    /// <summary>The job ended with a result.</summary>
    Succeeded = 6,

    /// <summary>The job ended without a result.</summary>
    Failed = 7,

    /// <summary>The provider answered that it does not have the job, or no longer has it (404, 410). Never set on a guess.</summary>
    Gone = 8,

    /// <summary>The deadline has passed, and the last status check found the job unfinished. It is not polled until it is resumed.</summary>
    Overdue = 9,

    /// <summary>The job ended with a result that was not fetched before its documented lifetime ended.</summary>
    Expired = 10,

    /// <summary>The job was <see cref="Uncertain"/>, and its owner has decided to give it up.</summary>
    Abandoned = 11,
}

/// <summary>Extension methods that classify job states.</summary>
public static class JobStates
{
    private static readonly string[] s_texts =
        ["", "intent", "open", "uncertain", "not_sent", "refused", "succeeded", "failed", "gone", "overdue", "expired", "abandoned"];

    /// <summary>Determines whether the state blocks an equal request, because the job is or may be paid for.</summary>
    /// <param name="state">The state.</param>
    public static bool IsUnsettled(this JobState state) =>
        state is JobState.Intent or JobState.Open or JobState.Uncertain or JobState.Overdue or JobState.Unknown;

    /// <summary>Determines whether nothing more can happen to the job at the provider.</summary>
    /// <param name="state">The state.</param>
    public static bool IsFinal(this JobState state) => !state.IsUnsettled();

    /// <summary>Returns the state as the journal spells it.</summary>
    /// <param name="state">The state.</param>
    public static string ToText(this JobState state) => s_texts[(int)state];

    /// <summary>Parses a state; returns <see cref="JobState.Unknown"/> for an unknown text.</summary>
    /// <param name="text">The text.</param>
    public static JobState Parse(string? text) => (JobState)Math.Max(0, Array.IndexOf(s_texts, text));
}
