using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>
/// Ajv's verdicts on the sweep's instances, checked in so that a test needs no Node. To renew them after a change of schemas or of the sweep:
/// <c>TYPED_SWEEP_CORPUS=tests/conformance/corpus/sweep.json</c> (a full path) and this project's long tests (<c>TYPED_TESTS=all</c>), then <c>node tests/conformance/ajv/sweep.mjs</c>.
/// </summary>
internal static class SweepCorpus
{
    private const string Variable = "TYPED_SWEEP_CORPUS";

    // Thousands of one letter in a row, of which the corpus keeps the number.
    private const int LongRun = 100;

    public static Dictionary<string, bool> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "sweep.json")));
        return document.RootElement.EnumerateArray().ToDictionary(
            entry => entry.GetProperty("key").GetString()!, entry => entry.GetProperty("valid").GetBoolean(), StringComparer.Ordinal);
    }

    /// <summary>The name of an instance: what was judged is exactly these bytes.</summary>
    public static string Key(ModelInfo model, byte[] json) =>
        model.Provider + " " + model.Name + " " + Convert.ToHexString(SHA256.HashData(json).AsSpan(0, 8));

    /// <summary>Writes the instances, without verdicts, to the file that the environment names, if it names one.</summary>
    public static void Write(IEnumerable<(ModelInfo Model, byte[] Json)> instances)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
        {
            return;
        }

        var lines = instances.DistinctBy(instance => Key(instance.Model, instance.Json)).Select(instance =>
        {
            var entry = new JsonObject
            {
                ["key"] = Key(instance.Model, instance.Json),
                ["provider"] = instance.Model.Provider,
                ["model"] = instance.Model.Name,
                ["json"] = Shortened(JsonNode.Parse(instance.Json)!.AsObject()),
            };
            return entry.ToJsonString();
        });
        File.WriteAllText(path, "[\n" + string.Join(",\n", lines) + "\n]\n");
    }

    private static JsonObject Shortened(JsonObject instance)
    {
        foreach (var (name, value) in instance.ToArray())
        {
            if (value is JsonObject nested)
            {
                Shortened(nested);
            }
            else if (value is JsonValue scalar && scalar.TryGetValue(out string? text) && text.Length > LongRun)
            {
                var letter = char.IsSurrogate(text[0]) ? text[..2] : text[..1];
                Assert.Equal(text, string.Concat(Enumerable.Repeat(letter, text.Length / letter.Length)));
                instance[name] = new JsonObject { ["$repeat"] = letter, ["count"] = text.Length / letter.Length };
            }
        }

        return instance;
    }
}
