using System.Globalization;
using Typed.Specification;

namespace Typed.Catalog;

/// <summary>A field's result for a requested value: the value on the wire, an uncertainty, or nothing.</summary>
/// <param name="Json">The value as JSON.</param>
/// <param name="Doubt">Why the result is uncertain; a predicate of the field.</param>
internal readonly record struct FieldOffer(string? Json, string? Doubt = null)
{
    private static readonly FieldOffer s_none = new(null);

    /// <summary>Matches a text such as <c>1080p</c> or <c>16:9</c>.</summary>
    public static FieldOffer Text(ParamField field, string wish) => Listed(field, value => value.Text.Equals(wish, StringComparison.OrdinalIgnoreCase));

    /// <summary>Matches a length. The listed values of a duration field are in seconds, in any wire format.</summary>
    public static FieldOffer Duration(ParamField field, TimeSpan? wish)
    {
        var seconds = (decimal)wish!.Value.Ticks / TimeSpan.TicksPerSecond;
        return field.Kind is ParamKind.Integer or ParamKind.Number
            ? Number(field, seconds)
            : Listed(field, value => SecondsOf(value.Text) == seconds);
    }

    private static FieldOffer Listed(ParamField field, Func<WireValue, bool> isWished) =>
        field.Values.FirstOrDefault(isWished) is { } value ? new FieldOffer(value.Json)
        : field.Kind == ParamKind.Choice ? s_none
        : new FieldOffer(null, field.Values.Count > 0 ? "lists other values, and takes any text" : "lists no values");

    private static FieldOffer Number(ParamField field, decimal wish)
    {
        if (wish < field.Minimum || wish <= field.ExclusiveMinimum || wish > field.Maximum || wish >= field.ExclusiveMaximum
            || (field.MultipleOf is > 0 and var step && wish % step != 0)
            || (field.Kind == ParamKind.Integer && wish != decimal.Truncate(wish)))
        {
            return s_none;
        }

        return field.Maximum is null && field.ExclusiveMaximum is null
            ? new FieldOffer(null, "states no greatest value")
            : new FieldOffer(wish.ToString("0.#######", CultureInfo.InvariantCulture));
    }

    private static decimal? SecondsOf(string text) =>
        decimal.TryParse(text.EndsWith('s') ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
