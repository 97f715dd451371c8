using System.Text.Json.Nodes;
using Typed.Refresh.Files;
using Typed.Refresh.Importing.Settings;
using Typed.Refresh.Importing.Shaping;

namespace Typed.Refresh.Importing;

/// <summary>Writes the rules of the overrides into the provider's rules. Rules from elsewhere stay.</summary>
internal static class OverrideRules
{
    /// <summary>The new text, or the unchanged old text if no rule changed.</summary>
    public static string? Write(string provider, string? text, IReadOnlyList<ShapedModel> models, DateOnly today)
    {
        var root = text is null ? null : StrictJson.Parse(text)!.AsObject();
        var old = root?["rules"] as JsonArray ?? [];
        var imported = models.Select(model => model.Name).ToHashSet(StringComparer.Ordinal);
        var rules = old.Where(rule => !(IsOurs(rule) && imported.Contains(rule!["model"]?.ToString() ?? ""))).Select(rule => rule!.DeepClone())
            .Concat(models.SelectMany(model => model.Rules.Select(rule => Rule(model.Name, rule!.AsObject(), old, today)))).ToList();
        if (rules.Count == 0 && text is null)
        {
            return null;
        }

        var list = new JsonArray([.. rules]);
        if (JsonNode.DeepEquals(list, old))
        {
            return text;
        }

        root ??= new JsonObject { ["$schema"] = "../rules.schema.json", ["provider"] = provider };
        root["rules"] = list;
        return StrictJson.Format(root);
    }

    private static bool IsOurs(JsonNode? rule) => (rule?["source"] as JsonObject)?["document"]?.ToString() == Overrides.FileName;

    private static JsonObject Rule(string model, JsonObject given, JsonArray old, DateOnly today)
    {
        var rule = new JsonObject { ["model"] = model };
        foreach (var (name, value) in given)
        {
            rule[name] = value?.DeepClone();
        }

        // A rule keeps its day, otherwise each import would change the file.
        rule["source"] ??= old.FirstOrDefault(other => IsOurs(other) && other!["model"]?.ToString() == model && JsonNode.DeepEquals(other["id"], given["id"]))?["source"]?.DeepClone()
            ?? new JsonObject { ["document"] = Overrides.FileName, ["retrieved"] = ProviderLock.Text(today), ["certainty"] = "documented" };
        return rule;
    }
}
