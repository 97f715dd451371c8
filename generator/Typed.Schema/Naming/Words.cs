using System.Globalization;
using System.Text;

namespace Typed.Schema.Naming;

/// <summary>Converts any text to the letters and digits of a C# name, by one fixed rule on every machine and culture.</summary>
public static class Words
{
    private const int MaxLength = 100;
    private const int MaxBytes = 115;

    /// <summary>Joins the words, each with a capital first letter. A <c>_</c> separates two numbers. The result may begin with a digit or be empty.</summary>
    public static string Pascal(string text)
    {
        var name = new StringBuilder(text.Length);
        var atWordStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsNameCharacter(c))
            {
                if (atWordStart && name.Length > 0 && IsDigit(c) && IsDigit(name[name.Length - 1]))
                {
                    name.Append('_');
                }

                name.Append(atWordStart ? char.ToUpperInvariant(c) : c);
                atWordStart = false;
            }
            else
            {
                atWordStart = true;
                if (NameOfSymbol(text, ref i) is { } symbol)
                {
                    name.Append(symbol);
                }
            }
        }

        return name.ToString();
    }

    /// <summary>A valid C# name: as <see cref="Pascal"/>, with <paramref name="prefix"/> if it would begin with a digit or be empty.</summary>
    public static string Identifier(string text, string prefix)
    {
        var name = Pascal(text);
        return name.Length == 0 ? prefix + (text.Length == 0 ? "Empty" : "Blank")
            : char.IsLetter(name[0]) ? name
            : prefix + name;
    }

    /// <summary>Cuts the name to its limit: a member, its type, its model and their namespace together are one name of at most 1,023 bytes in an assembly.</summary>
    public static string Cut(string name)
    {
        var bytes = 0;
        for (var i = 0; i < name.Length; i++)
        {
            bytes += name[i] < '\u0080' ? 1 : name[i] < '\u0800' ? 2 : 3;
            if (i == MaxLength || bytes > MaxBytes)
            {
                return name.Substring(0, i);
            }
        }

        return name;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    // Letters of every script, but only ASCII digits. A combining mark at the start of a word would not be valid.
    private static bool IsNameCharacter(char c) => IsDigit(c) || char.IsLetter(c);

    // Separators have no meaning; any other symbol is part of the value ("+" and "" differ) and is spelled out.
    private static string? NameOfSymbol(string text, ref int index)
    {
        var c = text[index];
        switch (c)
        {
            case '+': return "Plus";
            case '%': return "Percent";
            case '&': return "And";
            case '#': return "Hash";
            case '@': return "At";
            case '*': return "Star";
            case '=': return "Equals";
            case '<': return "Less";
            case '>': return "Greater";
            case '!': return "Not";
            case '?': return "Any";
        }

        if (c < '\u0080' || char.IsWhiteSpace(c))
        {
            return null;
        }

        var code = (int)c;
        if (index + 1 < text.Length && char.IsSurrogatePair(text, index))
        {
            code = char.ConvertToUtf32(c, text[++index]);
        }

        return "U" + code.ToString("X4", CultureInfo.InvariantCulture);
    }
}
