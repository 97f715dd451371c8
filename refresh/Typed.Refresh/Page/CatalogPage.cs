using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scriban.Runtime;
using Typed.Refresh.Catalog;
using Typed.Refresh.Output;
using Typed.Refresh.Templates;

namespace Typed.Refresh.Page;

/// <summary>Writes the catalog as one self-contained HTML page: no network, no fonts, no files.</summary>
internal static class CatalogPage
{
    public static string Of(ModelList list)
    {
        var style = Resource.Text("page/catalog.css");
        var script = Resource.Text("page/catalog.js");
        var models = list.Models;
        var filters = PageFilters.Of(models);
        var globals = new ScriptObject
        {
            ["style"] = new Markup(style),
            ["style_hash"] = Hash(style),
            ["script"] = new Markup(script),
            ["script_hash"] = Hash(script),
            ["summary"] = Summary(list),
            ["count"] = FormattableString.Invariant($"{models.Count} models"),
            ["providers"] = Options(models.DistinctBy(model => model.Provider, StringComparer.Ordinal).Select(model => (model.Provider, model.ProviderTitle))),
            ["kinds"] = Options(models.Select(model => model.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(kind => (kind, kind.Replace('_', ' ')))),
            ["durations"] = Options(filters.Durations.Select(duration => (duration, duration + " s"))),
            ["resolutions"] = Options(filters.Resolutions.Select(value => (value, value))),
            ["ratios"] = Options(filters.AspectRatios.Select(value => (value, value))),
            ["models"] = models.Select(model => new PageModel(model, list.Folder, filters)).ToList(),
        };
        HtmlFunctions.AddTo(globals);
        return EmbeddedTemplates.Render("catalog.html.sbn", globals);
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Summary(ModelList list)
    {
        var providers = list.Models.Select(model => model.ProviderTitle).Distinct(StringComparer.Ordinal).ToList();
        var read = list.Models.Select(model => model.Spec.SourceRetrieved).Where(day => day.Length > 0).Max(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{list.Models.Count} models from {string.Join(", ", providers)}")
            + (read is null ? "" : $". Schemas read {read}.");
    }

    private static List<PageOption> Options(IEnumerable<(string Value, string Text)> values) => [.. values.Select(value => new PageOption(value.Value, value.Text))];
}

/// <summary>A choice of a filter.</summary>
/// <param name="Value">The value that the filter compares.</param>
/// <param name="Text">The text that the page shows.</param>
internal sealed record PageOption(string Value, string Text);
