using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Credits;

/// <summary>The dearest way through a method without loops.</summary>
internal static class DearestPath
{
    /// <summary>The credits of the dearest path and its calls; null where the method has a loop, whose turns nobody knows.</summary>
    public static (decimal Credits, int Calls)? Of(ControlFlowGraph graph, IReadOnlyDictionary<SyntaxNode, decimal> prices)
    {
        var reached = new (decimal Credits, int Calls)?[graph.Blocks.Length];
        reached[0] = (0, 0);
        (decimal Credits, int Calls) dearest = (0, 0);
        foreach (var block in graph.Blocks)
        {
            if (reached[block.Ordinal] is not { } total)
            {
                continue;
            }

            foreach (var call in block.Operations.Concat(block.BranchValue is { } value ? [value] : []).SelectMany(operation => operation.DescendantsAndSelf()).OfType<IInvocationOperation>())
            {
                if (prices.TryGetValue(call.Syntax, out var price))
                {
                    total = (total.Credits + price, total.Calls + 1);
                }
            }

            dearest = total.Credits > dearest.Credits ? total : dearest;
            foreach (var next in new[] { block.FallThroughSuccessor?.Destination, block.ConditionalSuccessor?.Destination })
            {
                if (next is null)
                {
                    continue;
                }

                if (next.Ordinal <= block.Ordinal)
                {
                    return null;
                }

                if (reached[next.Ordinal] is not { } before || before.Credits < total.Credits)
                {
                    reached[next.Ordinal] = total;
                }
            }
        }

        return dearest;
    }
}
