using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Applies the corrections of fields: role, media, C# name, hidden.</summary>
internal static class FieldOverrides
{
    /// <summary>The keyword with the C# name of a property.</summary>
    public const string Name = "x-name";

    /// <exception cref="ToolException">A field does not exist, or cannot be hidden.</exception>
    public static void Apply(BundledSchema schema, JsonObject fields, string model)
    {
        foreach (var (field, value) in fields)
        {
            var given = value!.AsObject();
            var owner = Owner(schema, field);
            if (owner?["properties"] is not JsonObject properties || properties[Last(field)] is not { } property)
            {
                throw new ToolException($"overrides.json: {model} has no field {ServerText.Quote(field)}.");
            }

            if (given["hidden"] is { } hidden && hidden.GetValueKind() == JsonValueKind.True)
            {
                Hide(owner, properties, field, model);
                continue;
            }

            if (property is not JsonObject members)
            {
                throw new ToolException($"overrides.json: the field {ServerText.Quote(field)} of {model} has no schema of its own.");
            }

            Put(members, FieldRoles.Role, given["role"]);
            Put(members, Name, given["name"]);
            if (BundledSchema.Text(given["media"]) == "none")
            {
                members.Remove(FieldRoles.Media);
            }
            else
            {
                Put(members, FieldRoles.Media, given["media"]);
            }
        }
    }

    private static void Hide(JsonObject owner, JsonObject properties, string field, string model)
    {
        if ((owner["required"] as JsonArray ?? []).Any(item => BundledSchema.Text(item) == Last(field)))
        {
            throw new ToolException($"overrides.json: the field {ServerText.Quote(field)} of {model} is required and cannot be hidden.");
        }

        HiddenFields.Hide(owner, properties, Last(field));
    }

    private static JsonObject? Owner(BundledSchema schema, string field)
    {
        JsonNode? owner = schema.Root;
        foreach (var name in field.Split('.')[..^1])
        {
            owner = schema.Resolve(schema.Properties(owner).GetValueOrDefault(name));
        }

        return schema.Resolve(owner);
    }

    private static string Last(string field) => field[(field.LastIndexOf('.') + 1)..];

    private static void Put(JsonObject members, string keyword, JsonNode? value)
    {
        if (value is not null)
        {
            members[keyword] = value.DeepClone();
        }
    }
}
