using Typed.Refresh.Merging;

namespace Typed.Refresh.Refreshing;

/// <summary>How a provider's refresh ended.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Plan">What was found.</param>
/// <param name="Refused">Why nothing was written though there was something to write; null where that is not so.</param>
internal sealed record ProviderOutcome(string Provider, RefreshPlan Plan, string? Refused)
{
    public int Requests { get; init; }

    /// <summary>Answers of an interrupted run that were used.</summary>
    public int Reused { get; init; }

    /// <summary>How many files were written or deleted, the lock aside.</summary>
    public int Written { get; init; }

    /// <summary>What a person should know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
