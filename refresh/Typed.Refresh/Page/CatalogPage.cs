using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Output;
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
        return Filled(Resource.Text("page/catalog.html"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["style"] = style,
            ["style-hash"] = Hash(style),
            ["script"] = script,
            ["script-hash"] = Hash(script),
            ["summary"] = Html.Text(Summary(list)),
            ["count"] = string.Create(CultureInfo.InvariantCulture, $"{models.Count} models"),
            ["providers"] = Options(models.Select(model => model.Provider).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            ["kinds"] = Options(models.Select(model => model.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), kind => kind.Replace('_', ' ')),
            ["durations"] = Options(Sorted(models.SelectMany(model => model.Durations).Select(DurationOf)), duration => EnumNames.SecondsOf(duration) is null ? duration : duration + " s"),
            ["resolutions"] = Options(Sorted(models.SelectMany(model => model.Resolutions))),
            ["models"] = string.Concat(models.Select(ModelSection.Of)),
        });
    }

    /// <summary>The duration in the filter's format: 10 for "10", 10 and "10s".</summary>
    public static string DurationOf(string value) => EnumNames.SecondsOf(value) is { } seconds ? seconds.ToString(CultureInfo.InvariantCulture) : value;

    // One pass over the template: inserted text is never searched for placeholders.
    private static string Filled(string template, Dictionary<string, string> values)
    {
        var page = new StringBuilder();
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            page.Append(template, at, open - at).Append(values[template[(open + 2)..close]]);
            at = close + 2;
        }

        return page.Append(template, at, template.Length - at).ToString();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Summary(ModelList list)
    {
        var providers = list.Models.Select(model => model.Provider).Distinct(StringComparer.Ordinal).ToList();
        var read = list.Models.Select(model => model.Spec.SourceRetrieved).Where(day => day.Length > 0).Max(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{list.Models.Count} models from {string.Join(", ", providers)}")
            + (read is null ? "" : $". Schemas read {read}.");
    }

    private static string Options(IEnumerable<string> values, Func<string, string>? text = null) =>
        string.Concat(values.Select(value => $"<option value=\"{Html.Text(value)}\">{Html.Text(text?.Invoke(value) ?? value)}</option>"));

    // Sorts by the leading number: 480p before 1080p, 5 before 10.
    private static IEnumerable<string> Sorted(IEnumerable<string> values) => values
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .OrderBy(value => value.TakeWhile(char.IsAsciiDigit).Count() is > 0 and < 10 and var digits
            ? int.Parse(value[..digits], CultureInfo.InvariantCulture) * (value.EndsWith('k') || value.EndsWith('K') ? 1000 : 1)
            : int.MaxValue)
        .ThenBy(value => value, StringComparer.Ordinal);
}
