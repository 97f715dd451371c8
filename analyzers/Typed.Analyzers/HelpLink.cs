namespace Typed.Analyzers;

/// <summary>The URL of a diagnostic's documentation page. Every descriptor uses it, so every rule has a link.</summary>
internal static class HelpLink
{
    public static string Of(string id) => RulesAddress.Value + id + ".md";
}
