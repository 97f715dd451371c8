using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>Which namespaces of an assembly use which others of it.</summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> _uses = new(StringComparer.Ordinal);

    private NamespaceGraph()
    {
    }

    /// <summary>The graph of what the compiled code names: bases, members, attributes and bodies. Constants are not in it, since the compiler copies them.</summary>
    public static NamespaceGraph Of(Assembly assembly)
    {
        var graph = new NamespaceGraph();
        // What an ASP.NET Core generator emits stands in a namespace of its own: not ours to order.
        foreach (var type in assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Typed", StringComparison.Ordinal) != false))
        {
            foreach (var used in TypeUses.Of(type).Where(used => used.Assembly == assembly))
            {
                graph.Add(type.Namespace, used.Namespace);
            }
        }

        return graph;
    }

    /// <summary>The namespaces that use each other, by way of others too; each group in ordinal order.</summary>
    public IReadOnlyList<string> Cycles()
    {
        var reachable = _uses.Keys.ToDictionary(name => name, Reachable, StringComparer.Ordinal);
        return
        [
            .. _uses.Keys
                .Where(name => reachable[name].Contains(name))
                .GroupBy(name => string.Join(" ", reachable[name].Where(other => reachable.TryGetValue(other, out var back) && back.Contains(name))), StringComparer.Ordinal)
                .Select(group => group.Key),
        ];
    }

    private void Add(string? from, string? to)
    {
        if (from is null || to is null || from == to)
        {
            return;
        }

        if (!_uses.TryGetValue(from, out var used))
        {
            _uses.Add(from, used = new SortedSet<string>(StringComparer.Ordinal));
        }

        used.Add(to);
    }

    private SortedSet<string> Reachable(string start)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([start]);
        while (next.TryPop(out var name))
        {
            foreach (var used in _uses.TryGetValue(name, out var all) ? all : [])
            {
                if (found.Add(used))
                {
                    next.Push(used);
                }
            }
        }

        return found;
    }
}
