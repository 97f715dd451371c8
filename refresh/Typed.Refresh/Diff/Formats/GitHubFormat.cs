using Scriban.Runtime;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.Projects;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Writes a diff as workflow commands: annotations at the locations in the files.</summary>
internal static class GitHubFormat
{
    public static string Of(DiffReport report)
    {
        var globals = new ScriptObject
        {
            ["annotations"] = report.Changes.Select(Annotation.Of).Concat((report.CallSites ?? []).Select(Annotation.Of)).ToList(),
        };
        globals.Import("property", Property);
        globals.Import("data", Data);
        return EmbeddedTemplates.Render("diff.github.sbn", globals);
    }

    // The escaping of the GitHub Actions toolkit.
    private static string Data(string text) => TextFunctions.OneLine(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private sealed record Annotation(string Level, string File, int Line, int Column, string Title, string Message)
    {
        public static Annotation Of(Change change)
        {
            var about = string.Join(" ", new[] { change.Model, change.Field ?? "" }.Where(part => part.Length > 0));
            var message = $"{change.Provider} {about}: {change.Message}{(change.Hint is { } hint ? $" ({hint})" : "")}";
            return new Annotation(LevelOf(change), change.Place.File, change.Place.Line, change.Place.Column, ClassNames.Title(change.Class), message);
        }

        public static Annotation Of(CallSite site) =>
            new(site.Effect == CallSiteEffect.Breaks ? "error" : site.Effect == CallSiteEffect.Cheaper ? "notice" : "warning", site.File, site.Line, site.Column, "Schemas", site.Message);

        private static string LevelOf(Change change) => change switch
        {
            { Class: ChangeClass.Breaking } => "error",
            DefaultChanged or PriceTermsChanged or PriceCertaintyChanged or PriceChanged { IsDearer: true, Before: not null } => "warning",
            _ => "notice",
        };
    }
}
