using System.Globalization;

namespace Typed.Generator.Naming;

/// <summary>Gives each name once: a name that is taken gets <c>_2</c>, <c>_3</c>, … in the order of asking.</summary>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The name, or the first of it that is free. One that is too long is cut.</summary>
    public string Claim(string name)
    {
        name = Words.Cut(name);
        var unique = name;
        for (var n = 2; !_taken.Add(unique); n++)
        {
            unique = name + "_" + n.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
