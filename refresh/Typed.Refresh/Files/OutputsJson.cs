using System.Text.Json.Nodes;
using Typed.Schema.Specification;

namespace Typed.Refresh.Files;

/// <summary>Writes the member <c>outputs</c> of a price.</summary>
internal static class OutputsJson
{
    public static JsonObject Of(IEnumerable<FactorField> factors) => new(factors.Select(item => KeyValuePair.Create(item.Factor.Keyword, (JsonNode?)JsonValue.Create(item.Field))));
}
