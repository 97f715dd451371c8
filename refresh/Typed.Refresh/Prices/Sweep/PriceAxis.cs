using System.Text.Json.Nodes;

namespace Typed.Refresh.Prices.Sweep;

/// <summary>A parameter that a price may depend on, with all its possible values.</summary>
/// <param name="Field">Its name in the price table, such as <c>model_settings.generateAudio</c>.</param>
/// <param name="Values">The values, in the provider's order; at least one.</param>
/// <param name="Default">The position of the documented default, otherwise 0.</param>
internal sealed record PriceAxis(string Field, IReadOnlyList<JsonNode> Values, int Default)
{
    public static PriceAxis Of(string field, IEnumerable<JsonNode?> values, JsonNode? byDefault)
    {
        var list = values.OfType<JsonNode>().Select(value => value.DeepClone()).ToList();
        return new PriceAxis(field, list, Math.Max(0, list.FindIndex(value => JsonNode.DeepEquals(value, byDefault))));
    }
}
