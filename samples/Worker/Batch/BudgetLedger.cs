using Typed;
using Typed.Tracking;

namespace Worker.Batch;

/// <summary>Keeps the batch within its budget. A request that would exceed it closes the provider for the rest of the batch.</summary>
internal sealed class BudgetLedger(BatchSettings settings)
{
    private readonly Dictionary<string, decimal> _committed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    /// <summary>The credits that submitted requests cost at most.</summary>
    public decimal CommittedAt(string provider) => _committed.GetValueOrDefault(provider);

    public decimal BudgetOf(string provider) => settings.Budget.GetValueOrDefault(provider);

    /// <summary>Counts what an earlier run has submitted.</summary>
    public void Count(BatchItem item, JobRecord record) => Add(item.Provider, ChargeOf(item, record));

    /// <summary>Reserves the price of a request.</summary>
    /// <returns>Null where it fits; otherwise why it is held back.</returns>
    public string? Reserve(BatchItem item)
    {
        if (PriceOf(item) is not { } price)
        {
            return $"no published price ({item.Request.Cost.Reason}); set Batch:AssumeAtMost:{item.Provider} to count it as that many credits";
        }

        var left = BudgetOf(item.Provider) - CommittedAt(item.Provider);
        if (price > left || _closed.Contains(item.Provider))
        {
            _closed.Add(item.Provider);
            return FormattableString.Invariant($"it costs up to {price:0.####} credits, and the budget of {BudgetOf(item.Provider):0.####} at {item.Provider} has {left:0.####} left");
        }

        Add(item.Provider, price);
        return null;
    }

    /// <summary>Gives a reservation back: the request was surely not sent, or was refused.</summary>
    public void Release(BatchItem item) => Add(item.Provider, -(PriceOf(item) ?? 0));

    /// <summary>Replaces the reservation by what the provider has charged.</summary>
    public void Settle(BatchItem item, JobRecord record) => Add(item.Provider, ChargeOf(item, record) - (PriceOf(item) ?? 0));

    // What may have been charged counts as charged.
    private decimal ChargeOf(BatchItem item, JobRecord record) => record switch
    {
        { State: JobState.NotSent or JobState.Refused } => 0,
        { CreditsUsed: { } used } when record.State.IsFinal() => used - (record.CreditsRefunded ?? 0),
        _ => PriceOf(item) ?? 0,
    };

    private decimal? PriceOf(BatchItem item) =>
        item.Request.Cost.AtMost ?? (settings.AssumeAtMost.TryGetValue(item.Provider, out var most) ? most : null);

    private void Add(string provider, decimal credits) => _committed[provider] = CommittedAt(provider) + credits;
}
