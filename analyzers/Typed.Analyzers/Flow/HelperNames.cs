using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Flow;

/// <summary>
/// Decides by syntax, and so by names only, whether a method's parameter may flow straight into a request. It may have false positives but
/// no false negatives. It avoids binding nearly all bodies.
/// </summary>
internal sealed class HelperNames(Compilation compilation)
{
    // In an editor, most files do not change between compilations.
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, ParameterDestinations>> s_files = new();

    private HashSet<string>? _taking;

    public bool MayTake(IMethodSymbol method, CancellationToken cancellationToken) => method.MethodKind switch
    {
        // Considered only if it is stored in a local and called.
        MethodKind.AnonymousFunction => true,
        MethodKind.Constructor => Taking(cancellationToken).Contains(method.ContainingType.Name),
        _ => Taking(cancellationToken).Contains(method.Name),
    };

    // The names of all members that put a value into a request, directly or through others.
    private HashSet<string> Taking(CancellationToken cancellationToken)
    {
        if (_taking is { } known)
        {
            return known;
        }

        var all = new Dictionary<string, ParameterDestinations>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var one in s_files.GetValue(tree, key => DestinationsReader.Read(key, cancellationToken)))
            {
                ParameterDestinations.Add(all, one.Key, one.Value);
            }
        }

        var taking = new HashSet<string>(all.Where(one => one.Value.Taken).Select(one => one.Key), StringComparer.Ordinal);
        for (var step = 1; step < ParameterFlow.MaxSteps; step++)
        {
            // Not while enumerating: each step extends the chain by one helper.
            taking.UnionWith(all.Where(one => one.Value.Names.Overlaps(taking)).Select(one => one.Key).ToArray());
        }

        return _taking = taking;
    }
}
