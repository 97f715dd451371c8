using System.Text.Json.Nodes;
using Typed.Refresh.Importing.Documents;

namespace Typed.Refresh.Importing.Shaping;

/// <summary>A field by which a part of a schema is reached.</summary>
/// <param name="Path">The field, such as <c>image_size.width</c>; empty for the root.</param>
/// <param name="Property">The field's own schema, if only references lead from it to the part; otherwise null.</param>
internal sealed record FieldPlace(string Path, JsonObject? Property);

/// <summary>The fields of a bundled schema by their parts: a definition belongs to each field that refers to it.</summary>
internal sealed class FieldPaths
{
    // Real schemas have a few hundred. Definitions that refer to each other twice have a number of paths that doubles with each level.
    private const int MaxPlaces = 5_000;

    private static readonly IReadOnlyList<FieldPlace> s_none = [];

    private readonly Dictionary<JsonObject, List<FieldPlace>> _places = new(ReferenceEqualityComparer.Instance);

    public FieldPaths(JsonObject root)
    {
        var open = new Queue<Step>([new Step(root, new FieldPlace("", null), null)]);
        for (var count = 0; count < MaxPlaces && open.TryDequeue(out var step); count++)
        {
            if (!_places.TryGetValue(step.Part, out var places))
            {
                _places.Add(step.Part, places = []);
            }

            places.Add(step.Place);
            foreach (var (node, place) in Next(root, step))
            {
                // A schema within itself has endless paths; the first one is enough.
                if (node is JsonObject part && !step.Contains(part))
                {
                    open.Enqueue(new Step(part, place, step));
                }
            }
        }
    }

    /// <summary>The fields of a part; none if no field leads to it.</summary>
    public IReadOnlyList<FieldPlace> Of(JsonObject part) => _places.TryGetValue(part, out var places) ? places : s_none;

    private static IEnumerable<(JsonNode? Node, FieldPlace Place)> Next(JsonObject root, Step step)
    {
        var within = new FieldPlace(step.Place.Path, null);
        foreach (var (keyword, value) in step.Part)
        {
            if (keyword == "$ref" && BundledSchema.Text(value) is { } reference)
            {
                yield return (DocumentPointer.TryFollow(root, Uri.UnescapeDataString(reference[1..]), out var target) ? target : null, step.Place);
                continue;
            }

            switch (SchemaKeywords.IsPlacement(keyword) ? KeywordContent.Value : SchemaKeywords.ContentOf(keyword), value)
            {
                case (KeywordContent.SchemaMap, JsonObject map):
                    foreach (var (name, child) in map)
                    {
                        yield return (child, keyword is "properties" or "patternProperties" ? Field(step.Place.Path, name, child) : within);
                    }

                    break;
                case (KeywordContent.Schema or KeywordContent.SchemaList, JsonObject child):
                    yield return (child, within);
                    break;
                case (KeywordContent.SchemaList, JsonArray items):
                    foreach (var item in items)
                    {
                        yield return (item, keyword == "allOf" ? step.Place : within);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static FieldPlace Field(string path, string name, JsonNode? schema) => new(path.Length == 0 ? name : $"{path}.{name}", schema as JsonObject);

    private sealed record Step(JsonObject Part, FieldPlace Place, Step? Before)
    {
        public bool Contains(JsonObject part)
        {
            for (var step = this; step is not null; step = step.Before)
            {
                if (ReferenceEquals(step.Part, part))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
