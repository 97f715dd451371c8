using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Sets aside fields that only a response has. OpenAPI lets one schema describe both directions, and a request does not send them, even if they are required.</summary>
internal static class ReadOnlyFields
{
    public static void SetAside(BundledSchema schema)
    {
        foreach (var (members, _) in SubSchemas.Everywhere(schema.Root).ToList())
        {
            if (members["properties"] is not JsonObject properties)
            {
                continue;
            }

            foreach (var name in properties.Where(property => IsReadOnly(property.Value) || IsReadOnly(schema.Resolve(property.Value))).Select(property => property.Key).ToList())
            {
                HiddenFields.Hide(members, properties, name);
            }
        }
    }

    private static bool IsReadOnly(JsonNode? property) => property is JsonObject members && members["readOnly"] is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
