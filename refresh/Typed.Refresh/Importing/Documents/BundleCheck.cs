using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Documents;

/// <summary>Checks that a bundled schema has each keyword of its source, and no other: both are walked side by side, through their references.</summary>
internal static class BundleCheck
{
    /// <exception cref="InvalidOperationException">The two differ, which is a defect of the bundler.</exception>
    public static void Verify(DocumentSet documents, DocumentPlace source, JsonObject bundle)
    {
        var seen = new HashSet<(JsonNode, JsonNode)>();
        var open = new Stack<(DocumentPlace Source, JsonNode? Copy)>([(source, bundle)]);
        while (open.TryPop(out var pair))
        {
            if (pair.Source.Node is not JsonObject from || pair.Copy is not JsonObject to)
            {
                Require(JsonNode.DeepEquals(pair.Source.Node, pair.Copy), pair.Source);
                continue;
            }

            if (!seen.Add((from, to)))
            {
                continue;
            }

            foreach (var (keyword, value) in from.Where(member => !SchemaKeywords.IsPlacement(member.Key)))
            {
                if (keyword == "$schema")
                {
                    continue;
                }

                Require(to.TryGetPropertyValue(keyword, out var copy), pair.Source.Of(keyword));
                if (keyword == "$ref" && Text(value) is { } reference)
                {
                    open.Push((documents.Resolved(pair.Source.Document, reference), Target(bundle, Text(copy)!)));
                }
                else
                {
                    Compare(pair.Source.Of(keyword), keyword, value, copy, open);
                }
            }

            Require(to.All(member => from.ContainsKey(member.Key) || (ReferenceEquals(to, bundle) && member.Key == "$defs")), pair.Source);
        }
    }

    private static void Compare(DocumentPlace place, string keyword, JsonNode? value, JsonNode? copy, Stack<(DocumentPlace, JsonNode?)> open)
    {
        switch (SchemaKeywords.ContentOf(keyword), value, copy)
        {
            case (KeywordContent.Schema, _, _):
            case (KeywordContent.SchemaList, JsonObject, _):
                open.Push((place, copy));
                break;
            case (KeywordContent.SchemaList, JsonArray items, JsonArray copies):
                Require(items.Count == copies.Count, place);
                for (var i = 0; i < items.Count; i++)
                {
                    open.Push((place.Of(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), copies[i]));
                }

                break;
            case (KeywordContent.SchemaMap, JsonObject members, JsonObject copies):
                Require(members.Select(member => member.Key).SequenceEqual(copies.Select(member => member.Key)), place);
                foreach (var (name, _) in members)
                {
                    open.Push((place.Of(name), copies[name]));
                }

                break;
            default:
                // The mapping of a discriminator contains references too; its names must be there.
                Require(keyword == "discriminator" ? Names(value).SequenceEqual(Names(copy)) : JsonNode.DeepEquals(value, copy), place);
                break;
        }
    }

    private static IEnumerable<string> Names(JsonNode? discriminator) =>
        ((discriminator as JsonObject)?["mapping"] as JsonObject ?? []).Select(member => member.Key).Prepend((discriminator as JsonObject)?["propertyName"]?.ToString() ?? "");

    private static JsonNode? Target(JsonObject bundle, string reference) =>
        DocumentPointer.TryFollow(bundle, Uri.UnescapeDataString(reference[1..]), out var target) ? target : throw new InvalidOperationException($"The bundled reference {reference} leads nowhere.");

    private static string? Text(JsonNode? value) => value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null;

    private static void Require(bool isSame, DocumentPlace place)
    {
        if (!isSame)
        {
            throw new InvalidOperationException($"{place} differs in the bundled schema.");
        }
    }
}
