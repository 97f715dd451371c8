using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Typed.Mutations.Compiling;

/// <summary>Numbers the mutants in the order of the source, which is the same in each attempt to compile them.</summary>
/// <param name="refused">The mutants that do not compile. They keep their numbers and are left out.</param>
internal sealed partial class MutantList(IReadOnlySet<int> refused)
{
    /// <summary>Marks the nodes that a mutant adds, so that an error leads to its mutant.</summary>
    public const string Mark = "mutant";

    private readonly List<Mutant> _mutants = [];
    private int _last;

    public IReadOnlyList<Mutant> Mutants => _mutants;

    /// <summary>Adds a mutant; null if it does not compile.</summary>
    public int? Add(SyntaxNode place, string changed)
    {
        var id = ++_last;
        if (refused.Contains(id))
        {
            return null;
        }

        var position = place.GetLocation().GetLineSpan();
        _mutants.Add(new Mutant(id, position.Path, position.StartLinePosition.Line + 1, OneLine(place.ToString()), OneLine(changed)));
        return id;
    }

    private static string OneLine(string text)
    {
        var line = Blanks().Replace(text, " ").Trim();
        return line.Length <= 110 ? line : line[..107] + "...";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
