using System.Text.Json.Serialization;

namespace Typed.Tracking.Scheduling;

/// <summary>The requests that a lane has sent in the current window, and the pauses that the provider requested. It outlives the process that sent them.</summary>
/// <remarks>Stored as JSON: a member is never removed, and never changes its meaning.</remarks>
internal sealed record BudgetState
{
    /// <summary>The requests of the current window.</summary>
    public IReadOnlyList<Requests> Sent { get; init; } = [];

    /// <summary>For how long no request can be sent.</summary>
    public TimeSpan Paused { get; init; }

    /// <summary>For how long no poll can be sent.</summary>
    [JsonPropertyName("LooksPaused")] // The name that earlier versions have stored.
    public TimeSpan PollsPaused { get; init; }

    /// <summary>The limit that the provider's answers state; null if they state none.</summary>
    public int? Learned { get; init; }

    /// <summary>Requests of about the same age.</summary>
    /// <param name="Age">The time since the newest of them was answered.</param>
    /// <param name="Count">Their number.</param>
    internal sealed record Requests(TimeSpan Age, int Count);
}

[JsonSerializable(typeof(BudgetState))]
internal sealed partial class BudgetStateJson : JsonSerializerContext;
