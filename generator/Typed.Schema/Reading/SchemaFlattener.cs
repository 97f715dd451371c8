using System.Globalization;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Follows <c>$ref</c> and merges <c>allOf</c>, so that only plain keywords remain.</summary>
public sealed class SchemaFlattener(References references, Draft draft, DiagnosticBag diagnostics)
{
    // Nested allOf with the same reference twice at each level doubles the merges per level.
    private const int MaxMerges = 200_000;

    // Chains of references; well below the limit of a host's stack.
    private const int MaxPath = 256;
    private int _merges;

    /// <summary>Whether two schemas that both apply could not be merged. The record then checks less than the schema requires.</summary>
    public bool HasConflict { get; private set; }

    public SchemaView Flatten(JsonNode schema)
    {
        var view = new SchemaView(schema);
        MergeInto(view, schema, new Merging(view));
        return view;
    }

    private void MergeInto(SchemaView view, JsonNode schema, Merging merging)
    {
        if (schema.Kind == JsonKind.False)
        {
            view.IsNever = true;
            return;
        }

        if (!schema.IsObject)
        {
            return;
        }

        if (++_merges > MaxMerges)
        {
            HasConflict = true;
            return;
        }

        if (!merging.Path.Add(schema))
        {
            diagnostics.Add(ProblemRules.UnresolvedReference, schema.Place, schema.TextOf("$ref") ?? "allOf", "it leads back to itself");
            return;
        }

        if (merging.Path.Count > MaxPath)
        {
            diagnostics.Add(ProblemRules.UnresolvedReference, schema.Place, schema.TextOf("$ref") ?? "allOf", $"it leads on through more than {MaxPath.ToString(CultureInfo.InvariantCulture)} others");
            HasConflict = true;
            merging.Path.Remove(schema);
            return;
        }

        if (!merging.Done.Add(schema))
        {
            // A schema that applies twice has the same effect as once.
            merging.Path.Remove(schema);
            return;
        }

        foreach (var keyword in References.Keywords)
        {
            if (schema[keyword] is { } reference && references.Resolve(reference) is { } target)
            {
                if (ReferenceEquals(view.Identity, schema))
                {
                    view.Identity = target;
                }

                MergeInto(view, target, merging);
            }
        }

        if (schema["allOf"] is { Kind: JsonKind.Array } all && !draft.IgnoresSiblings(schema))
        {
            foreach (var part in all.Items)
            {
                MergeInto(view, part, merging);
            }
        }

        foreach (var member in schema.Members)
        {
            if (member.Key is not ("$ref" or "$dynamicRef" or "$recursiveRef" or "allOf") && (!draft.IgnoresSiblings(schema) || Keywords.IsAnnotation(member.Key)))
            {
                Merge(view, member.Key, member.Value, merging);
            }
        }

        merging.Path.Remove(schema);
    }

    // Both schemas apply, so the tighter of two bounds is kept. Annotations of the outer schema take precedence.
    private void Merge(SchemaView view, string keyword, JsonNode value, Merging merging)
    {
        if (view[keyword] is not { } present)
        {
            view.Set(keyword, value);
            return;
        }

        switch (keyword)
        {
            case var _ when Constraint.Of(keyword) is { Kind: ConstraintKind.LowerBound } && value.Kind == JsonKind.Number && present.Kind == JsonKind.Number:
                view.Set(keyword, Numbers.ToDecimal(value.Text) > Numbers.ToDecimal(present.Text) ? value : present);
                break;
            case var _ when Constraint.Of(keyword) is { Kind: ConstraintKind.UpperBound } && value.Kind == JsonKind.Number && present.Kind == JsonKind.Number:
                view.Set(keyword, Numbers.ToDecimal(value.Text) < Numbers.ToDecimal(present.Text) ? value : present);
                break;
            case "required":
                merging.Required(value);
                break;
            case "properties":
                merging.Properties(value);
                break;
            case "enum":
                view.Set(keyword, Intersect(present, value));
                break;
            case "type":
                view.Set(keyword, IntersectTypes(present, value));
                view.IsNever |= view[keyword]!.Items.Count == 0;
                break;
            case "uniqueItems" or "nullable":
                view.Set(keyword, keyword == "nullable" == (present.Kind == JsonKind.True) ? value : present);
                break;
            default:
                HasConflict |= !Keywords.IsAnnotation(keyword) && JsonText.Of(present) != JsonText.Of(value);
                view.Set(keyword, value);
                break;
        }
    }

    private static JsonNode Intersect(JsonNode left, JsonNode right)
    {
        var allowed = new HashSet<string>(right.Items.Select(JsonText.Of), StringComparer.Ordinal);
        return new JsonNode(JsonKind.Array, right.Place) { Items = left.Items.Where(item => allowed.Contains(JsonText.Of(item))).ToArray() };
    }

    private static JsonNode IntersectTypes(JsonNode left, JsonNode right)
    {
        var names = TypeNames.Of(right);
        // "number" and "integer" together are "integer".
        var common = TypeNames.Of(left)
            .Select(name => names.Contains(name) ? name
                : name == "number" && names.Contains("integer") ? "integer"
                : name == "integer" && names.Contains("number") ? "integer"
                : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(name => new JsonNode(JsonKind.String, right.Place) { Text = name })
            .ToArray();
        return new JsonNode(JsonKind.Array, right.Place) { Items = common };
    }
}
