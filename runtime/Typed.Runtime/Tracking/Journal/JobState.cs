namespace Typed.Tracking;

/// <summary>Where a tracked job stands. The journal holds it as text, so that one that is not known here survives.</summary>
public enum JobState
{
    /// <summary>A state that this version does not know. The job is kept, and not touched.</summary>
    Unknown = 0,

    /// <summary>About to be sent: whether it left is not known before the next state. Found after a crash, it becomes <see cref="Uncertain"/>.</summary>
    Intent = 1,

    /// <summary>Accepted by the provider under an id, and not ended.</summary>
    Open = 2,

    /// <summary>The provider may have it, and may charge for it; there is no id.</summary>
    Uncertain = 3,

    /// <summary>Never left: the provider could not be reached, or refused for the number of requests. Nothing was charged; it may be submitted again.</summary>
    NotSent = 4,

    /// <summary>The provider answered with a refusal: keys, credits, parameters, policy. Nothing was charged.</summary>
    Refused = 5,

    /// <summary>Ended with a result.</summary>
    Succeeded = 6,

    /// <summary>Ended without a result.</summary>
    Failed = 7,

    /// <summary>The provider answered that it has no such job, or no longer (404, 410). Never a guess.</summary>
    Gone = 8,

    /// <summary>Its deadline has passed and the last look found it unfinished. It is not looked at any more until it is resumed.</summary>
    Overdue = 9,

    /// <summary>Ended with a result that nobody fetched before its documented lifetime ended.</summary>
    Expired = 10,

    /// <summary>Was <see cref="Uncertain"/>, and its owner has decided to leave it.</summary>
    Abandoned = 11,
}

/// <summary>What the states mean together.</summary>
public static class JobStates
{
    private static readonly string[] s_texts =
        ["", "intent", "open", "uncertain", "not_sent", "refused", "succeeded", "failed", "gone", "overdue", "expired", "abandoned"];

    /// <summary>Whether an equal request may not be submitted beside it: it is paid for, or may be.</summary>
    /// <param name="state">The state.</param>
    public static bool IsUnsettled(this JobState state) =>
        state is JobState.Intent or JobState.Open or JobState.Uncertain or JobState.Overdue or JobState.Unknown;

    /// <summary>Whether nothing more can happen to the job at the provider.</summary>
    /// <param name="state">The state.</param>
    public static bool IsFinal(this JobState state) => !state.IsUnsettled();

    /// <summary>The state as the journal spells it.</summary>
    /// <param name="state">The state.</param>
    internal static string ToText(this JobState state) => s_texts[(int)state];

    /// <summary>The state for a text; <see cref="JobState.Unknown"/> for one that is not known.</summary>
    /// <param name="text">The text.</param>
    internal static JobState Parse(string? text) => (JobState)Math.Max(0, Array.IndexOf(s_texts, text));
}
