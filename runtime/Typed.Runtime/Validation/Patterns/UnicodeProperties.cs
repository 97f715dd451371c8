using System.Globalization;

namespace Typed.Validation.Patterns;

/// <summary>The Unicode properties that .NET has data for: the general categories, and a few simple ones.</summary>
internal static class UnicodeProperties
{
    // Each category under its short and its long names, as Unicode's PropertyValueAliases.txt has them.
    private static readonly Dictionary<string, UnicodeCategory[]> s_categories = Names(
        ("Lu Uppercase_Letter", [UnicodeCategory.UppercaseLetter]),
        ("Ll Lowercase_Letter", [UnicodeCategory.LowercaseLetter]),
        ("Lt Titlecase_Letter", [UnicodeCategory.TitlecaseLetter]),
        ("LC Cased_Letter", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter]),
        ("Lm Modifier_Letter", [UnicodeCategory.ModifierLetter]),
        ("Lo Other_Letter", [UnicodeCategory.OtherLetter]),
        ("L Letter", [UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter]),
        ("Mn Nonspacing_Mark", [UnicodeCategory.NonSpacingMark]),
        ("Mc Spacing_Mark", [UnicodeCategory.SpacingCombiningMark]),
        ("Me Enclosing_Mark", [UnicodeCategory.EnclosingMark]),
        ("M Mark Combining_Mark", [UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark]),
        ("Nd Decimal_Number digit", [UnicodeCategory.DecimalDigitNumber]),
        ("Nl Letter_Number", [UnicodeCategory.LetterNumber]),
        ("No Other_Number", [UnicodeCategory.OtherNumber]),
        ("N Number", [UnicodeCategory.DecimalDigitNumber, UnicodeCategory.LetterNumber, UnicodeCategory.OtherNumber]),
        ("Pc Connector_Punctuation", [UnicodeCategory.ConnectorPunctuation]),
        ("Pd Dash_Punctuation", [UnicodeCategory.DashPunctuation]),
        ("Ps Open_Punctuation", [UnicodeCategory.OpenPunctuation]),
        ("Pe Close_Punctuation", [UnicodeCategory.ClosePunctuation]),
        ("Pi Initial_Punctuation", [UnicodeCategory.InitialQuotePunctuation]),
        ("Pf Final_Punctuation", [UnicodeCategory.FinalQuotePunctuation]),
        ("Po Other_Punctuation", [UnicodeCategory.OtherPunctuation]),
        ("P Punctuation punct", [
            UnicodeCategory.ConnectorPunctuation, UnicodeCategory.DashPunctuation, UnicodeCategory.OpenPunctuation, UnicodeCategory.ClosePunctuation,
            UnicodeCategory.InitialQuotePunctuation, UnicodeCategory.FinalQuotePunctuation, UnicodeCategory.OtherPunctuation,
        ]),
        ("Sm Math_Symbol", [UnicodeCategory.MathSymbol]),
        ("Sc Currency_Symbol", [UnicodeCategory.CurrencySymbol]),
        ("Sk Modifier_Symbol", [UnicodeCategory.ModifierSymbol]),
        ("So Other_Symbol", [UnicodeCategory.OtherSymbol]),
        ("S Symbol", [UnicodeCategory.MathSymbol, UnicodeCategory.CurrencySymbol, UnicodeCategory.ModifierSymbol, UnicodeCategory.OtherSymbol]),
        ("Zs Space_Separator", [UnicodeCategory.SpaceSeparator]),
        ("Zl Line_Separator", [UnicodeCategory.LineSeparator]),
        ("Zp Paragraph_Separator", [UnicodeCategory.ParagraphSeparator]),
        ("Z Separator", [UnicodeCategory.SpaceSeparator, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator]),
        ("Cc Control cntrl", [UnicodeCategory.Control]),
        ("Cf Format", [UnicodeCategory.Format]),
        ("Cs Surrogate", [UnicodeCategory.Surrogate]),
        ("Co Private_Use", [UnicodeCategory.PrivateUse]),
        ("Cn Unassigned", [UnicodeCategory.OtherNotAssigned]),
        ("C Other", [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned]));

    // One pass over all code points, when the first pattern uses a property.
    private static readonly Lazy<CodePointSet[]> s_sets = new(CreateSets);

    /// <summary>The code points with a property, or null if .NET has no data for it.</summary>
    /// <param name="name">The text in the braces: <c>L</c>, <c>Letter</c>, <c>General_Category=Letter</c>.</param>
    public static CodePointSet? Find(string name)
    {
        var at = name.IndexOf('=');
        if (at >= 0)
        {
            return name.Substring(0, at) is "gc" or "General_Category" ? OfCategory(name.Substring(at + 1)) : null;
        }

        return name switch
        {
            "Any" => new CodePointSet().Complement(),
            "ASCII" => new CodePointSet().Add(0, 0x7F),
            "Assigned" => OfCategory("Cn")!.Complement(),
            "ASCII_Hex_Digit" or "AHex" => new CodePointSet().Add('0', '9').Add('A', 'F').Add('a', 'f'),
            "White_Space" or "space" => new CodePointSet()
                .Add('\t', '\r').Add(' ', ' ').Add(0x85, 0x85).Add(0xA0, 0xA0).Add(0x1680, 0x1680).Add(0x2000, 0x200A).Add(0x2028, 0x2029).Add(0x202F, 0x202F).Add(0x205F, 0x205F).Add(0x3000, 0x3000),
            _ => OfCategory(name),
        };
    }

    private static CodePointSet? OfCategory(string name) => s_categories.TryGetValue(name, out var categories)
        ? categories.Aggregate(new CodePointSet(), (set, category) => set.Add(s_sets.Value[(int)category]))
        : null;

    private static Dictionary<string, UnicodeCategory[]> Names(params (string Names, UnicodeCategory[] Categories)[] table) => table
        .SelectMany(row => row.Names.Split(' ').Select(name => (Name: name, row.Categories)))
        .ToDictionary(row => row.Name, row => row.Categories, StringComparer.Ordinal);

    private static CodePointSet[] CreateSets()
    {
        var sets = Enumerable.Range(0, (int)UnicodeCategory.OtherNotAssigned + 1).Select(_ => new CodePointSet()).ToArray();
        var start = 0;
        var current = CategoryOf(0);
        for (var code = 1; code <= 0x10FFFF; code++)
        {
            var next = CategoryOf(code);
            if (next != current)
            {
                sets[(int)current].Add(start, code - 1);
                (start, current) = (code, next);
            }
        }

        sets[(int)current].Add(start, 0x10FFFF);
        return sets;
    }

    private static UnicodeCategory CategoryOf(int code) =>
#if NET
        CharUnicodeInfo.GetUnicodeCategory(code);
#else
        code < 0x10000 ? CharUnicodeInfo.GetUnicodeCategory((char)code) : CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(code), 0);
#endif
}
