using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>What a user would write without us: a plain record and enums per model, and a source-generated serializer context over all of them.</summary>
internal static class DtoCode
{
    public static void Write(string folder, IReadOnlyList<JsonObject> models)
    {
        var context = new StringBuilder("using System.Text.Json.Serialization;\nnamespace Dto;\n");
        for (var i = 0; i < models.Count; i++)
        {
            var name = "Model" + i.ToString(CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, name + ".cs"), Record(name, models[i]["input_schema"]!.AsObject()));
            context.Append(CultureInfo.InvariantCulture, $"[JsonSerializable(typeof({name}))]\n");
        }

        context.Append("[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]\n");
        context.Append("public sealed partial class DtoContext : JsonSerializerContext;\n");
        File.WriteAllText(Path.Combine(folder, "DtoContext.cs"), context.ToString());
    }

    private static string Record(string name, JsonObject schema)
    {
        var enums = new StringBuilder();
        var properties = new StringBuilder();
        var required = schema["required"]?.AsArray().Select(item => item!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var (wire, property) in schema["properties"]!.AsObject())
        {
            var member = Pascal(wire);
            var type = Type(name + member, property!.AsObject(), enums);
            var isRequired = required.Contains(wire);
            properties.Append(CultureInfo.InvariantCulture, $"    [JsonPropertyName(\"{wire}\")]\n    public {(isRequired ? "required " : "")}{type}{(isRequired ? "" : "?")} {member} {{ get; init; }}\n");
        }

        return $"using System.Collections.Generic;\nusing System.Text.Json;\nusing System.Text.Json.Serialization;\nnamespace Dto;\npublic sealed record {name}\n{{\n{properties}}}\n{enums}";
    }

    private static string Type(string name, JsonObject schema, StringBuilder enums)
    {
        if (schema["anyOf"] is JsonArray branches)
        {
            var real = branches.Select(branch => branch!.AsObject()).Where(branch => branch["type"]?.GetValue<string>() != "null").ToList();
            return real.Count == 1 ? Type(name, real[0], enums) : "JsonElement";
        }

        if (schema["enum"] is JsonArray values && values[0]!.GetValueKind() == System.Text.Json.JsonValueKind.String)
        {
            enums.Append(CultureInfo.InvariantCulture, $"public enum {name}\n{{\n");
            foreach (var value in values)
            {
                var text = value!.GetValue<string>();
                enums.Append(CultureInfo.InvariantCulture, $"    [JsonStringEnumMemberName(\"{text}\")] V{Pascal(text)},\n");
            }

            enums.Append("}\n");
            return name;
        }

        return schema["type"]?.GetValue<string>() switch
        {
            "string" => "string",
            "integer" => "long",
            "number" => "double",
            "boolean" => "bool",
            "array" => "List<string>",
            _ => "JsonElement",
        };
    }

    private static string Pascal(string text) =>
        string.Concat(text.Split('_', ':', '-', '.', ' ').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..] + (char.IsDigit(part[^1]) ? "_" : "")));
}
