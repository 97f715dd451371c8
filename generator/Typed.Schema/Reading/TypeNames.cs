using Typed.Schema.Json;

namespace Typed.Schema.Reading;

/// <summary>The <c>type</c> keyword: one name or several.</summary>
public static class TypeNames
{
    public static IReadOnlyList<string> Of(JsonNode? type) => type switch
    {
        { Kind: JsonKind.String } => [type.Text],
        { Kind: JsonKind.Array } => type.Items.Where(item => item.Kind == JsonKind.String).Select(item => item.Text).ToArray(),
        _ => [],
    };
}
