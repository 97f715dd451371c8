namespace Typed.Analyzers.RuntimeUse;

/// <summary>Recognizes placeholder text for a key, such as <c>&lt;your key&gt;</c>.</summary>
internal static class Placeholder
{
    private static readonly string[] s_words =
        ["your", "insert", "enter", "replace", "changeme", "change-me", "change_me", "placeholder", "dummy", "fake", "example", "sample", "todo", "xxx", "***", "..."];

    /// <summary>Whether the text is not a key. No key has spaces, brackets or other characters that are invalid in a header.</summary>
    public static bool Is(string text) =>
        text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '{' or '}' or '$' or '%' or '…')
        || s_words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
