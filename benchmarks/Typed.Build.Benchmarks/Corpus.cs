using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Build.Benchmarks;

/// <summary>As many models as asked for: the repository's own again and again, each time of another owner.</summary>
internal static class Corpus
{
    /// <summary>The number of the repository's own models.</summary>
    public static int Originals(string repository) => Directory.GetFiles(Path.Combine(repository, "schemas", "creatify", "models"), "*.json").Length;

    public static IReadOnlyList<JsonObject> Write(string repository, string folder, int count)
    {
        var provider = Path.Combine(repository, "schemas", "creatify");
        var originals = Directory.GetFiles(Path.Combine(provider, "models"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()).ToList();
        var pricing = JsonNode.Parse(File.ReadAllText(Path.Combine(provider, "pricing.json")))!.AsObject();
        var originalPrices = pricing["models"]!.AsObject();
        var prices = new JsonObject();
        var models = new List<JsonObject>(count);
        var target = Directory.CreateDirectory(Path.Combine(folder, "bench", "models")).FullName;
        for (var i = 0; i < count; i++)
        {
            var model = originals[i % originals.Count].DeepClone().AsObject();
            var original = model["model"]!.GetValue<string>();
            var name = $"owner{i / originals.Count}/{original}";
            model["model"] = name;
            prices[name] = originalPrices[original]!.DeepClone();
            models.Add(model);
            File.WriteAllText(Path.Combine(target, name.Replace('/', '_') + ".json"), model.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        }

        pricing["models"] = prices;
        File.WriteAllText(Path.Combine(folder, "bench", "pricing.json"), pricing.ToJsonString());
        return models;
    }
}
