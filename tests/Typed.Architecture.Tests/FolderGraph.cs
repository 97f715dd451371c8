using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>Which source folders of an assembly use which others of it.</summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses = new(StringComparer.Ordinal);

    private FolderGraph()
    {
    }

    /// <summary>The graph of what the compiled code names: bases, members, attributes and bodies. Constants are not in it, since the compiler copies them.</summary>
    public static FolderGraph Of(Assembly assembly, SourceFolders folders)
    {
        var graph = new FolderGraph();
        foreach (var type in assembly.GetTypes())
        {
            if (folders.Of(type) is not { } from)
            {
                continue;
            }

            foreach (var used in TypeUses.Of(type).Where(used => used.Assembly == assembly))
            {
                if (folders.Of(used) is { } to && to != from)
                {
                    graph.Add(from, to, $"{Outermost(type)} -> {Outermost(used)}");
                }
            }
        }

        return graph;
    }

    /// <summary>The folders that use each other, by way of others too; each group in ordinal order.</summary>
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

    /// <summary>The uses within a group of folders, a line for each pair of types: what a circle consists of.</summary>
    public IEnumerable<string> UsesWithin(string circle)
    {
        var folders = circle.Split(' ');
        return
            from use in _uses
            where folders.Contains(use.Key)
            from target in use.Value
            where folders.Contains(target.Key)
            select $"{use.Key} -> {target.Key}: {string.Join(", ", target.Value)}";
    }

    private static string Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type.Name;

    private void Add(string from, string to, string types)
    {
        if (!_uses.TryGetValue(from, out var targets))
        {
            _uses.Add(from, targets = new(StringComparer.Ordinal));
        }

        if (!targets.TryGetValue(to, out var pairs))
        {
            targets.Add(to, pairs = new(StringComparer.Ordinal));
        }

        pairs.Add(types);
    }

    private SortedSet<string> Reachable(string start)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([start]);
        while (next.TryPop(out var name))
        {
            foreach (var used in _uses.TryGetValue(name, out var all) ? all.Keys : Enumerable.Empty<string>())
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
