using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Json;
using Typed.Schema.Reading;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>
/// Finds the differences between two model files that the generator ignores: texts, and constraints that are checked only at run time.
/// So every difference between two files is reported.
/// </summary>
internal static class SchemaTexts
{
    public static IEnumerable<Change> Compare(ModelState old, ModelState current, IReadOnlyCollection<Change> known)
    {
        var found = new List<Change>();
        var checksMore = old.Spec.ResidualSchema != current.Spec.ResidualSchema;
        var rulesDiffer = !old.Spec.Rules.Equals(current.Spec.Rules);
        Fields(old, current, known, checksMore, found);
        foreach (var keyword in Names(old.Schema, current.Schema).Where(keyword => keyword is not ("properties" or "required")))
        {
            if (Differs(old.Schema[keyword], current.Schema[keyword]) && !IsSaid(keyword, rulesDiffer, known, found))
            {
                found.Add(Said(keyword, checksMore) with { Place = Places.OfField(current, null, keyword) });
            }
        }

        foreach (var member in Names(old.Root, current.Root).Where(member => member is not ("model" or "kind" or "input_schema" or "slots")))
        {
            if (Differs(old.Root[member], current.Root[member]))
            {
                found.Add(new DocumentationChanged(member) { Place = Places.Of(current.Shown, current.Root[member] ?? current.Root) });
            }
        }

        if (known.Count == 0 && found.Count == 0 && !rulesDiffer && Differs(old.Root, current.Root))
        {
            found.Add(new DocumentationChanged("notation") { Place = Places.OfModel(current) });
        }

        return found;
    }

    private static void Fields(ModelState old, ModelState current, IReadOnlyCollection<Change> known, bool checksMore, List<Change> found)
    {
        foreach (var field in (old.Schema["properties"]?.Members ?? []).Select(member => member.Key))
        {
            // The differences of a field with a reported change are already covered.
            if (old.Schema["properties"]![field] is { } before && current.Schema["properties"]?[field] is { } after
                && Differs(before, after) && !known.Any(change => change.RootField == field))
            {
                var texts = new SortedSet<string>(StringComparer.Ordinal);
                Walk(before, after, texts);
                found.AddRange(texts.Select(keyword => Said(keyword, checksMore) with { Field = field, Place = Places.OfField(current, field, keyword) }));
            }
        }
    }

    // The rules between fields, and the targets of references, are already compared.
    private static bool IsSaid(string keyword, bool rulesDiffer, IReadOnlyCollection<Change> known, List<Change> found) =>
        (keyword is "$defs" or "definitions" && (known.Count > 0 || found.Count > 0))
        || (rulesDiffer && keyword is "oneOf" or "anyOf" or "dependentRequired" or "dependencies");

    private static Change Said(string keyword, bool checksMore) =>
        Keywords.IsAnnotation(keyword) && keyword is not ("$defs" or "definitions") ? new DocumentationChanged(keyword)
        : checksMore ? new RuntimeCheckChanged(keyword)
        : new DocumentationChanged("notation");

    // Collects the keywords that differ, each at the location nearest to the difference.
    private static void Walk(JsonNode before, JsonNode after, SortedSet<string> keywords)
    {
        foreach (var name in Names(before, after))
        {
            var (left, right) = (before[name], after[name]);
            if (!Differs(left, right))
            {
                continue;
            }

            if (left is null || right is null || Keywords.IsAnnotation(name) || left.Kind != right.Kind)
            {
                keywords.Add(name);
            }
            else if (name == "properties")
            {
                Inner(left, right, keywords);
            }
            else if (left.IsObject)
            {
                Walk(left, right, keywords);
            }
            else if (left.Kind == JsonKind.Array && left.Items.Count == right.Items.Count && left.Items.Concat(right.Items).All(item => item.IsObject))
            {
                for (var i = 0; i < left.Items.Count; i++)
                {
                    Walk(left.Items[i], right.Items[i], keywords);
                }
            }
            else
            {
                keywords.Add(name);
            }
        }
    }

    // The members of "properties" are names, not keywords.
    private static void Inner(JsonNode before, JsonNode after, SortedSet<string> keywords)
    {
        foreach (var name in Names(before, after))
        {
            if (before[name] is { } left && after[name] is { } right)
            {
                Walk(left, right, keywords);
            }
            else
            {
                keywords.Add("properties");
            }
        }
    }

    private static IEnumerable<string> Names(JsonNode before, JsonNode after) =>
        before.Members.Concat(after.Members).Select(member => member.Key).Distinct(StringComparer.Ordinal);

    private static bool Differs(JsonNode? before, JsonNode? after) =>
        before is null || after is null ? !ReferenceEquals(before, after) : JsonText.Of(before) != JsonText.Of(after);
}
