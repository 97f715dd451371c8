using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>Validates a request's variables against the template. Omitted variables use the template's own values.</summary>
internal static class TemplateVariableCheck
{
    public static List<string> Run(EmulatedTemplate template, JsonElement variables)
    {
        var problems = new List<string>();
        foreach (var variable in variables.EnumerateObject())
        {
            var declared = template.Variables.FirstOrDefault(one => one.Key == variable.Name);
            if (declared.Key is null)
            {
                problems.Add($"{variable.Name}: the template has no such variable.");
            }
            else if (Problem(variable.Value, declared.Value) is { } problem)
            {
                problems.Add($"{variable.Name}: {problem}");
            }
        }

        return problems;
    }

    private static string? Problem(JsonElement variable, string type)
    {
        if (variable.ValueKind != JsonValueKind.Object || !variable.TryKind("type", JsonValueKind.String, out var given)
            || !variable.TryKind("properties", JsonValueKind.Object, out var properties))
        {
            return "expected an object with the string 'type' and the object 'properties'.";
        }

        if (!given.ValueEquals(type))
        {
            return $"the type is {type}, not {given.GetString()}.";
        }

        return type switch
        {
            "image" or "video" or "audio" => IsUrl(properties) ? null : "'url' must be a valid URL.",
            "avatar" => HasText(properties, "avatar_id") ? null : "'avatar_id' is required.",
            "voiceover" => HasText(properties, "voice_id") ? null : "'voice_id' is required.",
            _ => properties.TryGetProperty("content", out var content) && content.ValueKind != JsonValueKind.String ? "'content' must be a string." : null,
        };
    }

    private static bool IsUrl(JsonElement properties) =>
        properties.TryKind("url", JsonValueKind.String, out var url) && Formats.Allows("url", url.GetString()!);

    private static bool HasText(JsonElement properties, string name) =>
        properties.TryKind(name, JsonValueKind.String, out var text) && text.GetString()!.Length > 0;
}
