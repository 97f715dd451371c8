using System.Text.Json;

namespace Typed.Emulator.Schema;

/// <summary>dependentRequired, dependentSchemas and dependencies, which combined both before 2019.</summary>
internal static class DependencyKeywords
{
    public static void Check(Evaluation evaluation, JsonElement schema, JsonElement value, string path)
    {
        foreach (var keyword in (ReadOnlySpan<string>)["dependentRequired", "dependentSchemas", "dependencies"])
        {
            if (!schema.TryKind(keyword, JsonValueKind.Object, out var dependencies))
            {
                continue;
            }

            foreach (var dependency in dependencies.EnumerateObject().Where(one => value.TryGetProperty(one.Name, out _)))
            {
                if (dependency.Value.ValueKind == JsonValueKind.Array)
                {
                    Require(evaluation, keyword, dependency, value, path);
                }
                else
                {
                    evaluation.Apply(dependency.Value, value, path);
                }
            }
        }
    }

    private static void Require(Evaluation evaluation, string keyword, JsonProperty dependency, JsonElement value, string path)
    {
        foreach (var name in dependency.Value.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String))
        {
            if (!value.TryGetProperty(name.GetString()!, out _))
            {
                evaluation.Report(path, keyword, $"'{name.GetString()}' is required when '{dependency.Name}' is given");
            }
        }
    }
}
