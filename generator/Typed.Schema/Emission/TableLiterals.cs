namespace Typed.Schema.Emission;

/// <summary>Writes the tables of one model as literals.</summary>
/// <remarks>
/// For a UTF-8 literal the compiler creates a node per byte, a tenth of the compile cost of a model's code. An ordinary literal is one node. But
/// ordinary literals are limited to 16 MB per assembly (CS8103), so each model has a share, and in a project with very many models none.
/// </remarks>
public sealed class TableLiterals(bool mayBeText)
{
    /// <summary>The maximum number of models with a share: 12 MB together, at two bytes per character. The rest is for the user's own code.</summary>
    public const int MaxModels = 2_000;

    private const int Share = 3_000;

    private int _left = mayBeText ? Share : 0;

    /// <summary>A table as a literal.</summary>
    public string Of(TableWriter table)
    {
        var literal = Literal(table);
        if (literal.Length > _left)
        {
            return Utf8(table);
        }

        _left -= literal.Length;
        return literal;
    }

    /// <summary>A table as a UTF-8 literal.</summary>
    public static string Utf8(TableWriter table) => Literal(table) + "u8";

    /// <summary>A table as a literal for an attribute, where it is not among the assembly's literals. Compact JSON never contains three consecutive quotes.</summary>
    public static string Literal(TableWriter table) => $"\"\"\"{table}\"\"\"";
}
