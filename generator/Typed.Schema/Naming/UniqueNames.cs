using System.Globalization;

namespace Typed.Schema.Naming;

/// <summary>Gives each name once: a name that is taken gets <c>_2</c>, <c>_3</c>, … in the order of asking.</summary>
public sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    // Where the search for a free name goes on: thousands of values may come to the same name.
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The name, or the first of it that is free. One that is too long is cut.</summary>
    /// <param name="name">The name asked for.</param>
    /// <param name="companions">What stands behind the name in others that must be free as well.</param>
    public string Claim(string name, params string[] companions)
    {
        name = Words.Cut(name);
        var unique = name;
        var n = _next.TryGetValue(name, out var next) ? next : 1;
        while (_taken.Contains(unique) || companions.Any(companion => _taken.Contains(unique + companion)))
        {
            unique = name + "_" + (++n).ToString(CultureInfo.InvariantCulture);
        }

        _next[name] = n;
        _taken.Add(unique);
        _taken.UnionWith(companions.Select(companion => unique + companion));
        return unique;
    }
}
