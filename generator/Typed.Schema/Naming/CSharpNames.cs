using System.Globalization;

namespace Typed.Schema.Naming;

/// <summary>Decides which texts are valid C# names. Gives the same answers as the compiler, without the compiler.</summary>
public static class CSharpNames
{
    private static readonly HashSet<string> s_keywords = new(
        [
            "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
            "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
            "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
            "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
            "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
            "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
            // The compiler treats these undocumented operators as keywords.
            "__arglist", "__makeref", "__reftype", "__refvalue",
        ],
        StringComparer.Ordinal);

    // Contextual keywords. A type with such a name cannot be declared, or causes a warning.
    private static readonly HashSet<string> s_contextual = new(
        [
            "add", "alias", "allows", "and", "ascending", "assembly", "async", "await", "by", "checksum", "descending", "equals", "extension",
            "field", "file", "from", "get", "global", "group", "init", "into", "join", "let", "managed", "method", "module", "nameof", "not",
            "on", "or", "orderby", "param", "partial", "property", "record", "remove", "required", "scoped", "select", "set", "type",
            "typevar", "unmanaged", "var", "when", "where", "with", "yield",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether the text is an identifier and not a keyword.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && IsStart(text[0]) && text.All(IsPart) && !s_keywords.Contains(text);

    /// <summary>Whether a type may have the name.</summary>
    public static bool IsTypeName(string text) => IsIdentifier(text) && !s_contextual.Contains(text);

    private static bool IsStart(char c) => c == '_' || IsLetter(c);

    private static bool IsPart(char c) => IsLetter(c) || char.GetUnicodeCategory(c) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private static bool IsLetter(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;
}
