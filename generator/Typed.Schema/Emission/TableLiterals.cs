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
    public string Of(TableWriter table) => Take(table) ? Ordinary(table) : Utf8(table);

    /// <summary>Writes a table as a constant, which an attribute of the record can name too.</summary>
    /// <returns>The table as an expression for the runtime: the constant, or a UTF-8 literal, which leaves the constant to the attribute.</returns>
    public string Constant(SourceWriter writer, string name, TableWriter table)
    {
        writer.Line($"private const string {name} = {Ordinary(table)};");
        return Take(table) ? name : Utf8(table);
    }

    private bool Take(TableWriter table)
    {
        var isWithin = table.ToString().Length <= _left;
        _left -= isWithin ? table.ToString().Length : 0;
        return isWithin;
    }

    // Compact JSON never contains three consecutive quotes.
    private static string Ordinary(TableWriter table) => $"\"\"\"{table}\"\"\"";

    private static string Utf8(TableWriter table) => Ordinary(table) + "u8";
}
