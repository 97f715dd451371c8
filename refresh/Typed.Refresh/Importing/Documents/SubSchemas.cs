using System.Globalization;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Importing.Documents;

/// <summary>The schemas directly within a schema.</summary>
internal static class SubSchemas
{
    /// <summary>Each schema with the keyword that contains it, definitions excluded.</summary>
    public static IEnumerable<(string Keyword, DocumentPlace Place)> Of(DocumentPlace schema)
    {
        foreach (var (keyword, value) in schema.Node as JsonObject ?? [])
        {
            if (SchemaKeywords.IsPlacement(keyword))
            {
                continue;
            }

            switch (SchemaKeywords.ContentOf(keyword), value)
            {
                case (KeywordContent.Schema or KeywordContent.SchemaList, JsonObject):
                    yield return (keyword, schema.Of(keyword));
                    break;
                case (KeywordContent.SchemaList, JsonArray items):
                    for (var i = 0; i < items.Count; i++)
                    {
                        yield return (keyword, schema.Of(keyword).Of(i.ToString(CultureInfo.InvariantCulture)));
                    }

                    break;
                case (KeywordContent.SchemaMap, JsonObject members):
                    foreach (var (name, _) in members)
                    {
                        yield return (keyword, schema.Of(keyword).Of(name));
                    }

                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>All schemas within a bundled schema, itself and its definitions included, with JSON pointers.</summary>
    public static IEnumerable<(JsonObject Schema, string Pointer)> Everywhere(JsonObject schema)
    {
        var open = new Stack<(JsonNode? Node, string Pointer)>([(schema, "")]);
        while (open.TryPop(out var next))
        {
            if (next.Node is not JsonObject members)
            {
                continue;
            }

            yield return (members, next.Pointer);
            foreach (var (keyword, value) in members.Reverse())
            {
                var pointer = $"{next.Pointer}/{DocumentPointer.Escape(keyword)}";
                switch (SchemaKeywords.ContentOf(keyword), value)
                {
                    case (KeywordContent.Schema or KeywordContent.SchemaList, JsonObject):
                        open.Push((value, pointer));
                        break;
                    case (KeywordContent.SchemaList, JsonArray items):
                        for (var i = items.Count - 1; i >= 0; i--)
                        {
                            open.Push((items[i], FormattableString.Invariant($"{pointer}/{i}")));
                        }

                        break;
                    case (KeywordContent.SchemaMap, JsonObject map):
                        foreach (var (name, child) in map.Reverse())
                        {
                            open.Push((child, $"{pointer}/{DocumentPointer.Escape(name)}"));
                        }

                        break;
                    default:
                        break;
                }
            }
        }
    }
}
