namespace Typed.Schema.Emission;

/// <summary>Writes the tables of one model as literals.</summary>
/// <remarks>
/// Of a UTF-8 literal the compiler makes a node for each byte, which costs a tenth of all that a model's code takes; an ordinary literal is one node. But
/// the ordinary literals of an assembly may be 16 MB at most (CS8103), so a model has a share of it, and a project of very many models none.
/// </remarks>
public sealed class TableLiterals(bool mayBeText)
{
    /// <summary>Up to so many models each have their share: 12 MB together, two bytes for each character. The rest is for the user's own code.</summary>
    public const int MaxModels = 2_000;

    private const int Share = 3_000;

    private int _left = mayBeText ? Share : 0;

    /// <summary>A table as a literal: three quotes in a row never stand in compact JSON.</summary>
    public string Of(TableWriter table)
    {
        var text = table.ToString();
        if (text.Length > _left)
        {
            return $"\"\"\"{text}\"\"\"u8";
        }

        _left -= text.Length;
        return $"\"\"\"{text}\"\"\"";
    }
}
