namespace Typed.Analyzers.RuntimeUse;

/// <summary>Recognizes text that stands for a key and is not one, such as <c>&lt;your key&gt;</c>.</summary>
internal static class Placeholder
{
    private static readonly string[] s_words =
        ["your", "insert", "enter", "replace", "changeme", "change-me", "change_me", "placeholder", "dummy", "fake", "example", "sample", "todo", "xxx", "***", "..."];

    /// <summary>Whether the text is no key. No key has spaces, brackets or other signs that no header may have.</summary>
    public static bool Is(string text) =>
        text.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '{' or '}' or '$' or '%' or '…')
        || s_words.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
