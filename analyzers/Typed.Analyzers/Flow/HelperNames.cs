using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Flow;

/// <summary>
/// Says by syntax alone, and so by names, whether a parameter of a method may flow straight into a request. It says yes too often, never
/// no wrongly: what it spares is the binding of nearly all bodies.
/// </summary>
internal sealed class HelperNames(Compilation compilation)
{
    // In an editor most files stay as they are from one compilation to the next.
    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, Leads>> s_files = new();

    private HashSet<string>? _taking;

    public bool MayTake(IMethodSymbol method, CancellationToken cancellationToken) => method.MethodKind switch
    {
        // Looked at only where a local keeps it and is called.
        MethodKind.AnonymousFunction => true,
        MethodKind.Constructor => Taking(cancellationToken).Contains(method.ContainingType.Name),
        _ => Taking(cancellationToken).Contains(method.Name),
    };

    // The names of all that takes a value into a request, itself or by way of others.
    private HashSet<string> Taking(CancellationToken cancellationToken)
    {
        if (_taking is { } known)
        {
            return known;
        }

        var all = new Dictionary<string, Leads>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var one in s_files.GetValue(tree, key => LeadsReader.Read(key, cancellationToken)))
            {
                Leads.Add(all, one.Key, one.Value);
            }
        }

        var taking = new HashSet<string>(all.Where(one => one.Value.Taken).Select(one => one.Key), StringComparer.Ordinal);
        for (var step = 1; step < ParameterFlow.MaxSteps; step++)
        {
            // Not while it is read: a step leads one helper further.
            taking.UnionWith(all.Where(one => one.Value.Names.Overlaps(taking)).Select(one => one.Key).ToArray());
        }

        return _taking = taking;
    }
}
