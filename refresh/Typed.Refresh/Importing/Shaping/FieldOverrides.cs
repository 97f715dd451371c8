using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>Applies the corrections of fields: role, media, C# name, hidden.</summary>
internal static class FieldOverrides
{
    /// <summary>The keyword with the C# name of a property.</summary>
    public const string Name = "x-name";

    // Alternatives within alternatives, and so on. A field is not that deep.
    private const int MaxParts = 1_000;

    private static readonly string[] s_lists = ["allOf", "anyOf", "oneOf"];

    private static readonly string[] s_contents = ["items", "additionalProperties"];

    /// <exception cref="ToolException">A field does not exist, or cannot be hidden.</exception>
    public static void Apply(BundledSchema schema, JsonObject fields, string model)
    {
        foreach (var (field, value) in fields)
        {
            var given = value!.AsObject();
            var (owners, isRequired) = Owners(schema, field);
            if (owners.Count == 0)
            {
                throw new ToolException($"overrides.json: {model} has no field {ServerText.Quote(field)}.");
            }

            var isHidden = given["hidden"] is { } hidden && hidden.GetValueKind() == JsonValueKind.True;
            if (isHidden && isRequired)
            {
                throw new ToolException($"overrides.json: the field {ServerText.Quote(field)} of {model} is required and cannot be hidden.");
            }

            owners.ForEach(owner => Apply(owner, field, given, isHidden, model));
        }
    }

    private static void Apply(JsonObject owner, string field, JsonObject given, bool isHidden, string model)
    {
        var properties = owner["properties"]!.AsObject();
        if (isHidden)
        {
            HiddenFields.Hide(owner, properties, Last(field));
            return;
        }

        if (properties[Last(field)] is not JsonObject members)
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

    // The objects that have the field: the path leads through references, alternatives, and the items of lists.
    private static (List<JsonObject> Owners, bool IsRequired) Owners(BundledSchema schema, string field)
    {
        List<JsonNode?> at = [schema.Root];
        var owners = new List<JsonObject>();
        var isRequired = false;
        foreach (var name in field.Split('.'))
        {
            var seen = new HashSet<JsonObject>(ReferenceEqualityComparer.Instance);
            at.ForEach(node => Collect(schema, node, seen));
            owners = [.. seen.Where(members => members["properties"] is JsonObject properties && properties[name] is not null)];
            isRequired = seen.Any(members => (members["required"] as JsonArray ?? []).Any(item => BundledSchema.Text(item) == name));
            at = [.. owners.Select(owner => owner["properties"]![name])];
        }

        return (owners, isRequired);
    }

    private static void Collect(BundledSchema schema, JsonNode? node, HashSet<JsonObject> seen)
    {
        if (seen.Count == MaxParts || schema.Resolve(node) is not { } members || !seen.Add(members))
        {
            return;
        }

        foreach (var part in s_lists.SelectMany(keyword => members[keyword] as JsonArray ?? []).Concat(s_contents.Select(keyword => members[keyword])))
        {
            Collect(schema, part, seen);
        }
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
