namespace Typed.Analyzers;

/// <summary>Where a diagnostic's page is: by construction, so that none can be forgotten.</summary>
internal static class HelpLink
{
    public const string BaseAddress = "https://github.com/typed-models/typed/blob/main/docs/rules/";

    public static string Of(string id) => BaseAddress + id + ".md";
}
