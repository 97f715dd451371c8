using System.Globalization;
using Typed.Refresh.Catalog;
using Typed.Specification;

namespace Typed.Refresh.Output;

/// <summary>The lengths and sizes that a model takes, in one cell.</summary>
internal static class TakesText
{
    public static string Of(CatalogModel model) =>
        string.Join("  ", new[] { Durations(model), string.Join(" ", model.Resolutions) }.Where(text => text.Length > 0));

    /// <summary>The lengths: listed ones as 3–12 s, a range as it is stated.</summary>
    public static string Durations(CatalogModel model)
    {
        if (DurationText.Of(model) is { Length: > 0 } listed)
        {
            return listed;
        }

        var range = model.Info.Fields.Where(field => field.Role == ParamRole.Duration).OrderBy(field => field.Name.Length).FirstOrDefault();
        return range is { Minimum: { } least, Maximum: { } most } ? string.Create(CultureInfo.InvariantCulture, $"{least:0.###}–{most:0.###} s") : "";
    }
}
