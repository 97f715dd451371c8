using System.Globalization;

namespace Typed.Specification;

/// <summary>A documented default that is a single value, for prices and cross-field rules.</summary>
/// <param name="Text">The wire text without quotes; null for null, an object or a list.</param>
/// <param name="Number">The number in the text, or null.</param>
internal sealed record DefaultValue(string? Text, double? Number)
{
    private static readonly DefaultValue s_none = new(null, null);

    public static DefaultValue Parse(string? json)
    {
        if (json is null or "null" or "" || json[0] is '{' or '[')
        {
            return s_none;
        }

        var text = json[0] == '"' ? new TableScanner(json).Text() : json;
        return new DefaultValue(text, NumberIn(text));
    }

    /// <summary>The number that a wire text states, or null.</summary>
    public static double? NumberIn(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
