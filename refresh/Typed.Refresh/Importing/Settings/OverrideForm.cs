using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing.Settings;

/// <summary>Checks the form of an overrides file. A misspelled member would otherwise correct nothing, in silence.</summary>
internal static class OverrideForm
{
    private static readonly string[] s_root = ["$schema", "defaults", "models"];

    private static readonly string[] s_model = ["name", "record", "kind", "defaults", "slots", "fields", "rules"];

    private static readonly string[] s_field = ["role", "media", "name", "hidden", "default"];

    private static readonly string[] s_rule = ["id", "kind", "terms", "minimum", "maximum", "statement", "severity", "source"];

    /// <exception cref="ToolException">A member is unknown or has an invalid value.</exception>
    public static void Check(JsonObject root, string file)
    {
        Known(root, s_root, file);
        Accepted(root, "defaults", file);
        foreach (var (model, value) in Object(root["models"] ?? new JsonObject(), file))
        {
            var place = $"{file}: {ServerText.Quote(model)}";
            var members = Object(value, place);
            Known(members, s_model, place);
            Accepted(members, "defaults", place);
            Text(members, "name", place);
            Text(members, "kind", place);
            if (members.ContainsKey("record") && !Typed.Schema.Naming.CSharpNames.IsIdentifier(Text(members, "record", place)!))
            {
                throw new ToolException($"{place}: \"record\" must be a C# name.");
            }

            foreach (var (field, one) in Object(members["fields"] ?? new JsonObject(), place))
            {
                Field(Object(one, place), $"{place}, field {ServerText.Quote(field)}");
            }

            foreach (var rule in Array(members, "rules", place))
            {
                Rule(Object(rule, place), place);
            }

            if (Array(members, "slots", place).Any(slot => slot is not JsonValue name || name.GetValueKind() != JsonValueKind.String))
            {
                throw new ToolException($"{place}: \"slots\" must be a list of field names.");
            }
        }
    }

    private static void Field(JsonObject members, string place)
    {
        Known(members, s_field, place);
        Accepted(members, "default", place);
        OneOf(members, "role", ["duration", "resolution", "aspect_ratio", "none"], place);
        OneOf(members, "media", ["image", "video", "audio", "none"], place);
        if (members.ContainsKey("name") && !Typed.Schema.Naming.CSharpNames.IsIdentifier(Text(members, "name", place)!))
        {
            throw new ToolException($"{place}: \"name\" must be a C# name.");
        }

        if (members["hidden"] is { } hidden && hidden.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw new ToolException($"{place}: \"hidden\" must be true or false.");
        }
    }

    private static void Rule(JsonObject members, string place)
    {
        Known(members, s_rule, place);
        if (s_rule.Take(3).Concat(["statement", "severity"]).FirstOrDefault(name => !members.ContainsKey(name)) is { } missing)
        {
            throw new ToolException($"{place}: a rule has no \"{missing}\".");
        }
    }

    private static void Known(JsonObject members, string[] names, string place)
    {
        if (members.FirstOrDefault(member => !names.Contains(member.Key)).Key is { } unknown)
        {
            var nearest = NearestName.Of(unknown, names);
            throw new ToolException($"{place}: {ServerText.Quote(unknown)} is unknown." + (nearest is null ? $" Known: {string.Join(", ", names)}." : $" Did you mean {nearest}?"));
        }
    }

    private static void Accepted(JsonObject members, string name, string place) => OneOf(members, name, ["accepted"], place);

    private static void OneOf(JsonObject members, string name, string[] values, string place)
    {
        if (Text(members, name, place) is { } text && !values.Contains(text))
        {
            throw new ToolException($"{place}: \"{name}\" must be {string.Join(", ", values)}.");
        }
    }

    private static string? Text(JsonObject members, string name, string place) =>
        !members.TryGetPropertyValue(name, out var value) ? null
        : value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>()
        : throw new ToolException($"{place}: \"{name}\" must be a text.");

    private static JsonObject Object(JsonNode? node, string place) => node as JsonObject ?? throw new ToolException($"{place}: an object is expected.");

    private static JsonArray Array(JsonObject members, string name, string place) =>
        !members.TryGetPropertyValue(name, out var value) ? [] : value as JsonArray ?? throw new ToolException($"{place}: \"{name}\" must be a list.");
}
