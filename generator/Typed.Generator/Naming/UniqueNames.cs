using System.Globalization;

namespace Typed.Generator.Naming;

/// <summary>Gives each name once: a name that is taken gets <c>_2</c>, <c>_3</c>, … in the order of asking.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    // Where the search for a free name goes on: thousands of values may come to the same name.
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The name, or the first of it that is free. One that is too long is cut.</summary>
    /// <param name="name">The name asked for.</param>
    /// <param name="companion">What stands behind the name in a second one that must be free as well; empty for none.</param>
    public string Claim(string name, string companion = "")
    {
        name = Words.Cut(name);
        var unique = name;
        var n = _next.TryGetValue(name, out var next) ? next : 1;
        while (_taken.Contains(unique) || _taken.Contains(unique + companion))
        {
            unique = name + "_" + (++n).ToString(CultureInfo.InvariantCulture);
        }

        _next[name] = n;
        _taken.Add(unique);
        _taken.Add(unique + companion);
        return unique;
    }
}
