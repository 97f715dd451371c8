using System.Text.Json.Nodes;
using Typed.Refresh.Fetching;
using Typed.Refresh.Files;

namespace Typed.Refresh.Merging;

/// <summary>Creates a model's file after a refresh.</summary>
internal static class ModelMerge
{
    private static readonly string[] s_following = ["record", "listing", "deprecated"];

    private static readonly string[] s_sourceMembers = ["document", "retrieved", "verbatim", "certainty"];

    /// <summary>The new text, or the unchanged old text if the provider's data is the same.</summary>
    public static string Text(SavedModelFile? file, string? oldText, FetchedModel published, string source, DateOnly today)
    {
        if (file is null)
        {
            return StrictJson.Format(New(published, source, today));
        }

        var schema = SchemaMerge.Merge(file.InputSchema, published.InputSchema, keepsOurs: !published.IsImported);
        var kind = published.KindIsDerived ? file.Kind : published.Kind;
        var root = file.Root.DeepClone().AsObject();
        root["kind"] = kind;
        root["input_schema"] = schema;
        foreach (var (name, value) in published.Members)
        {
            Put(root, name, root[name] is JsonObject old ? SchemaMerge.Merge(old, value!.AsObject()) : value!.DeepClone());
        }

        if (published.IsImported)
        {
            Follow(root, published);
        }

        if (JsonNode.DeepEquals(root, file.Root))
        {
            return oldText!;
        }

        KeepSlots(root, root["slots"] is JsonArray slots ? [.. slots.Select(slot => slot!.GetValue<string>()).Where(slot => schema["properties"] is JsonObject properties && properties.ContainsKey(slot))] : []);
        root["source"] = SourceOf(root["source"] as JsonObject, source, today, published.IsVerbatim && JsonNode.DeepEquals(schema, published.InputSchema));
        return StrictJson.Format(root);
    }

    private static JsonObject New(FetchedModel published, string source, DateOnly today)
    {
        var root = new JsonObject
        {
            ["$schema"] = "../../model.schema.json",
            ["model"] = published.Name,
            ["kind"] = published.Kind,
            ["input_schema"] = published.InputSchema.DeepClone(),
        };
        if (published.Slots.Count > 0)
        {
            root["slots"] = new JsonArray([.. published.Slots.Select(slot => JsonValue.Create(slot))]);
        }

        foreach (var (name, value) in published.Members)
        {
            root[name] = value!.DeepClone();
        }

        root["source"] = SourceOf(null, source, today, published.IsVerbatim);
        return root;
    }

    // Slots, listing and C# name follow from the document and the overrides.
    private static void Follow(JsonObject root, FetchedModel published)
    {
        foreach (var name in s_following.Where(name => !published.Members.ContainsKey(name)))
        {
            root.Remove(name);
        }

        if (published.Members["listing"] is { } listing)
        {
            Put(root, "listing", listing.DeepClone());
        }

        if (published.Slots.Count == 0)
        {
            root.Remove("slots");
        }
        else
        {
            Put(root, "slots", new JsonArray([.. published.Slots.Select(slot => JsonValue.Create(slot))]));
        }
    }

    // At its existing position, otherwise before the source, which is last.
    private static void Put(JsonObject root, string name, JsonNode value)
    {
        if (root.ContainsKey(name) || root.IndexOf("source") is not (>= 0 and var last))
        {
            root[name] = value;
        }
        else
        {
            root.Insert(last, name, value);
        }
    }

    // Manual notes about the model are kept; the source and date are new.
    private static JsonObject SourceOf(JsonObject? old, string document, DateOnly today, bool isVerbatim)
    {
        var source = new JsonObject
        {
            ["document"] = document,
            ["retrieved"] = ProviderLock.Text(today),
            ["verbatim"] = isVerbatim,
            ["certainty"] = "verbatim",
        };
        foreach (var (name, value) in old ?? [])
        {
            if (!s_sourceMembers.Contains(name))
            {
                source[name] = value?.DeepClone();
            }
        }

        return source;
    }

    private static void KeepSlots(JsonObject root, IReadOnlyList<string> slots)
    {
        if (!root.ContainsKey("slots"))
        {
            return;
        }

        var kept = slots.Select(slot => (JsonNode?)JsonValue.Create(slot)).ToArray();
        if (kept.Length == 0)
        {
            root.Remove("slots");
        }
        else
        {
            root["slots"] = new JsonArray(kept);
        }
    }
}
