using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Orders properties by <c>x-order</c>. Those without one follow in the document's order.</summary>
internal static class PropertyOrder
{
    public static void Apply(BundledSchema schema)
    {
        foreach (var (members, _) in SubSchemas.Everywhere(schema.Root).ToList())
        {
            if (members["properties"] is JsonObject properties && properties.Any(property => OrderOf(schema, property.Value) is not null))
            {
                var ordered = properties.OrderBy(property => OrderOf(schema, property.Value) ?? decimal.MaxValue).ToList();
                properties.Clear();
                foreach (var (name, property) in ordered)
                {
                    properties[name] = property;
                }
            }
        }
    }

    private static decimal? OrderOf(BundledSchema schema, JsonNode? property) =>
        ((property as JsonObject)?["x-order"] ?? schema.Resolve(property)?["x-order"]) is JsonValue order && order.GetValueKind() == JsonValueKind.Number && order.TryGetValue<decimal>(out var number) ? number : null;
}
