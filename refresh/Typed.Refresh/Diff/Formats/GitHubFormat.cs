using System.Globalization;
using System.Text;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.Projects;

namespace Typed.Refresh.Diff.Formats;

/// <summary>Writes a diff as workflow commands: annotations at the locations in the files.</summary>
internal static class GitHubFormat
{
    public static string Of(DiffReport report)
    {
        var text = new StringBuilder();
        foreach (var change in report.Changes)
        {
            var about = string.Join(" ", new[] { change.Model, change.Field ?? "" }.Where(part => part.Length > 0));
            var message = $"{change.Provider} {about}: {change.Message}{(change.Hint is { } hint ? $" ({hint})" : "")}";
            Command(text, Level(change), change.Place.File, change.Place.Line, change.Place.Column, ClassNames.Title(change.Class), message);
        }

        foreach (var site in report.CallSites ?? [])
        {
            Command(text, site.Effect == CallSiteEffect.Breaks ? "error" : site.Effect == CallSiteEffect.Cheaper ? "notice" : "warning", site.File, site.Line, site.Column, "Schemas", site.Message);
        }

        return text.ToString();
    }

    private static string Level(Change change) => change switch
    {
        { Class: ChangeClass.Breaking } => "error",
        DefaultChanged or PriceTermsChanged or PriceCertaintyChanged or PriceChanged { IsDearer: true, Before: not null } => "warning",
        _ => "notice",
    };

    private static void Command(StringBuilder text, string level, string file, int line, int column, string title, string message) => text.Append(
        CultureInfo.InvariantCulture, $"::{level} file={Property(file)},line={line},col={column},title={Property(title)}::{Data(message)}\n");

    // The escaping of the GitHub Actions toolkit.
    private static string Data(string text) => OneLine.Of(text).Replace("%", "%25", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
