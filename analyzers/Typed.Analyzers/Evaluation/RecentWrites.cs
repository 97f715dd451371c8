using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Evaluation;

/// <summary>Finds the values of locals that are assigned once, and keeps the writes of the most recent bodies.</summary>
internal sealed class RecentWrites
{
    private readonly RecentCache<IOperation, LocalWrites> _writes = new();

    /// <summary>The value of a local that is assigned once, or null for any other local.</summary>
    public IOperation? OnlyValueOf(ILocalReferenceOperation reference, CancellationToken cancellationToken)
    {
        IOperation body = reference;
        while (body.Parent is { } parent)
        {
            body = parent;
        }

        return (_writes.TryGet(body, out var writes) ? writes : _writes.Add(body, LocalWrites.In(body, cancellationToken))).OnlyValueOf(reference.Local);
    }
}
