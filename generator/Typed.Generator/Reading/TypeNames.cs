using Typed.Generator.Reading.Json;

namespace Typed.Generator.Reading;

/// <summary>The <c>type</c> keyword: one name or several.</summary>
internal static class TypeNames
{
    public static IReadOnlyList<string> Of(JsonNode? type) => type switch
    {
        { Kind: JsonKind.String } => [type.Text],
        { Kind: JsonKind.Array } => type.Items.Where(item => item.Kind == JsonKind.String).Select(item => item.Text).ToArray(),
        _ => [],
    };
}
