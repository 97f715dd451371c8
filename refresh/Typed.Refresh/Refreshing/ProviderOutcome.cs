using Typed.Refresh.Merging;

namespace Typed.Refresh.Refreshing;

/// <summary>The result of a provider's refresh.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Plan">The planned changes.</param>
/// <param name="Refused">The reason why pending changes were not written, or null if this does not apply.</param>
internal sealed record ProviderOutcome(string Provider, RefreshPlan Plan, string? Refused)
{
    public int Requests { get; init; }

    /// <summary>The number of reused responses of an interrupted run.</summary>
    public int Reused { get; init; }

    /// <summary>The number of files written or deleted, except the lock.</summary>
    public int Written { get; init; }

    /// <summary>Notes for the user.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
