using System.Globalization;

namespace Typed.Schema.Naming;

/// <summary>Assigns each name only once. A taken name gets <c>_2</c>, <c>_3</c>, … in the order of requests.</summary>
public sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    // The position at which the search for a free name continues: thousands of values may have the same name.
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    public bool Has(string name) => _taken.Contains(Words.Cut(name));

    /// <summary>Makes a name free again.</summary>
    public void Release(string name) => _taken.Remove(name);

    /// <summary>The name, or the first free variant of it. A name that is too long is cut.</summary>
    /// <param name="name">The requested name.</param>
    /// <param name="companions">Suffixes that form other names, which must be free as well.</param>
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
