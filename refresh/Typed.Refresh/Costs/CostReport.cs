namespace Typed.Refresh.Costs;

/// <summary>What the submissions of a project cost.</summary>
/// <param name="Assembly">The project's assembly.</param>
/// <param name="Calls">The submissions, by place.</param>
/// <param name="Members">The worst cases, by place.</param>
internal sealed record CostReport(string Assembly, IReadOnlyList<CostCall> Calls, IReadOnlyList<CostMember> Members)
{
    /// <summary>The sum of the project in each currency.</summary>
    public IReadOnlyList<CostSum> Sums =>
    [
        .. Calls.Where(call => call.Currency is not null).GroupBy(call => call.Currency!, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => new CostSum(
            same.Key,
            same.Sum(call => call.Least!.Value * (call.Times ?? 1)),
            same.Sum(call => (call.Most ?? call.Least!.Value) * (call.Times ?? 1)),
            same.Any(call => call.Most is null || call.Times is null))),
    ];

    /// <summary>The submissions without a price.</summary>
    public int Unpriced => Calls.Count(call => call.Currency is null);
}

/// <summary>The submissions of a project in one currency, each counted once and as often as a loop of constant length runs it.</summary>
/// <param name="Currency">The provider and its unit.</param>
/// <param name="Least">The sum of the minimum prices.</param>
/// <param name="Most">The sum of the maximum prices.</param>
/// <param name="IsLowerBound">Whether it may be more: a loop of unknown length, or a price without a maximum.</param>
internal sealed record CostSum(string Currency, decimal Least, decimal Most, bool IsLowerBound);
