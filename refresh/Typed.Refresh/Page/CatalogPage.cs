using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scriban.Runtime;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Output;
using Typed.Refresh.Templates;
using Typed.Schema.Naming;

namespace Typed.Refresh.Page;

/// <summary>Writes the catalog as one self-contained HTML page: no network, no fonts, no files.</summary>
internal static class CatalogPage
{
    public static string Of(ModelList list)
    {
        var style = Resource.Text("page/catalog.css");
        var script = Resource.Text("page/catalog.js");
        var models = list.Models;
        var globals = new ScriptObject
        {
            ["style"] = new Markup(style),
            ["style_hash"] = Hash(style),
            ["script"] = new Markup(script),
            ["script_hash"] = Hash(script),
            ["summary"] = Summary(list),
            ["count"] = FormattableString.Invariant($"{models.Count} models"),
            ["providers"] = Options(models.Select(model => model.Provider).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            ["kinds"] = Options(models.Select(model => model.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), kind => kind.Replace('_', ' ')),
            ["durations"] = Options(Sorted(models.SelectMany(model => model.Durations).Select(DurationOf)), duration => EnumNames.SecondsOf(duration) is null ? duration : duration + " s"),
            ["resolutions"] = Options(Sorted(models.SelectMany(model => model.Resolutions))),
            ["models"] = models.Select(model => new PageModel(model, list.Folder)).ToList(),
        };
        HtmlFunctions.AddTo(globals);
        return EmbeddedTemplates.Render("catalog.html.sbn", globals);
    }

    /// <summary>The duration in the filter's format: 10 for "10", 10 and "10s".</summary>
    public static string DurationOf(string value) => EnumNames.SecondsOf(value) is { } seconds ? seconds.ToString(CultureInfo.InvariantCulture) : value;

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Summary(ModelList list)
    {
        var providers = list.Models.Select(model => model.Provider).Distinct(StringComparer.Ordinal).ToList();
        var read = list.Models.Select(model => model.Spec.SourceRetrieved).Where(day => day.Length > 0).Max(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{list.Models.Count} models from {string.Join(", ", providers)}")
            + (read is null ? "" : $". Schemas read {read}.");
    }

    private static List<PageOption> Options(IEnumerable<string> values, Func<string, string>? text = null) =>
        [.. values.Select(value => new PageOption(value, text?.Invoke(value) ?? value))];

    // Sorts by the leading number: 480p before 1080p, 5 before 10.
    private static IEnumerable<string> Sorted(IEnumerable<string> values) => values
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(value => value.TakeWhile(char.IsAsciiDigit).Count() is > 0 and < 10 and var digits
            ? int.Parse(value[..digits], CultureInfo.InvariantCulture) * (value.EndsWith('k') || value.EndsWith('K') ? 1000 : 1)
            : int.MaxValue)
        .ThenBy(value => value, StringComparer.Ordinal);
}

/// <summary>A choice of a filter.</summary>
/// <param name="Value">The value that the filter compares.</param>
/// <param name="Text">The text that the page shows.</param>
internal sealed record PageOption(string Value, string Text);
