using System.Globalization;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>An input schema that is one of several shapes (<c>oneOf</c>, <c>anyOf</c>): the record has the properties of all of them.</summary>
/// <remarks>A record has one set of members. Which of them go together is checked by <c>Validate()</c>, on the JSON.</remarks>
public sealed class RootShapes
{
    // Shapes within shapes; a schema that refers to itself ends here.
    private const int MaxDepth = 4;

    private readonly HashSet<string> _ofSome = new(StringComparer.Ordinal);

    private RootShapes()
    {
    }

    /// <summary>Adds the properties of all shapes to the root, and reports an input that is no object.</summary>
    public static RootShapes Merge(SchemaView root, SchemaFlattener flattener, DiagnosticBag diagnostics)
    {
        var shapes = new RootShapes();
        var count = shapes.MergeInto(root, flattener, 0);
        if (count > 0)
        {
            diagnostics.Add(
                ProblemRules.NotExpressible, (root["oneOf"] ?? root["anyOf"])!.Place,
                $"The input is one of {count.ToString(CultureInfo.InvariantCulture)} shapes; the record has the properties of all, and Validate() checks which go together.");
        }

        if (OtherType(root) is { } type)
        {
            diagnostics.Add(ProblemRules.InputIsNoObject, (root["type"] ?? root.Node).Place, type);
        }
        else if (root["properties"] is not { Members.Count: > 0 } && root.Keywords.FirstOrDefault(keyword => IsAboutMembers(keyword, root[keyword]!)) is { } keyword)
        {
            diagnostics.Add(
                ProblemRules.NotExpressible, root[keyword]!.Place,
                "The input schema names no properties, so the record has none. Parameters can be set as ExtraParameters, and Validate() checks them.");
        }

        return shapes;
    }

    /// <summary>The properties without the defaults that only some of the shapes have: sent with another shape, they would be wrong.</summary>
    public EquatableArray<PropertySpec> WithoutDefaults(EquatableArray<PropertySpec> properties) => _ofSome.Count == 0
        ? properties
        : properties.Select(property => _ofSome.Contains(property.WireName) ? property with { Default = null } : property).ToEquatableArray();

    // The number of shapes with properties.
    private int MergeInto(SchemaView view, SchemaFlattener flattener, int depth)
    {
        var count = 0;
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (depth < MaxDepth && view[keyword] is { Kind: JsonKind.Array } list)
            {
                var branches = list.Items.Where(item => !Alternatives.IsGroup(item)).Select(flattener.Flatten).ToList();
                foreach (var branch in branches)
                {
                    MergeInto(branch, flattener, depth + 1);
                }

                count += Merge(view, branches);
            }
        }

        return count;
    }

    private int Merge(SchemaView view, List<SchemaView> branches)
    {
        var shapes = branches.Where(branch => branch["properties"] is { Members.Count: > 0 }).ToList();
        if (shapes.Count == 0)
        {
            return 0;
        }

        var merged = (view["properties"]?.Members ?? []).ToList();
        var known = new HashSet<string>(merged.Select(member => member.Key), StringComparer.Ordinal);
        foreach (var group in shapes.SelectMany(shape => shape["properties"]!.Members).GroupBy(member => member.Key, StringComparer.Ordinal))
        {
            var schemas = group.Select(member => member.Value).GroupBy(JsonText.Of, StringComparer.Ordinal).Select(same => same.First()).ToList();
            if (schemas.Count > 1 || group.Count() < branches.Count)
            {
                _ofSome.Add(group.Key);
            }

            // What stands beside the shapes applies to all of them.
            if (known.Add(group.Key))
            {
                merged.Add(new KeyValuePair<string, JsonNode>(group.Key, schemas.Count == 1 ? schemas[0] : AnyOf(schemas)));
            }
        }

        view.Set("properties", new JsonNode(JsonKind.Object, shapes[0].Node.Place) { Members = merged });
        var required = branches.Select(Required).Aggregate((left, right) => left.Intersect(right, StringComparer.Ordinal).ToList())
            .Select(name => new JsonNode(JsonKind.String, view.Node.Place) { Text = name });
        view.Set("required", new JsonNode(JsonKind.Array, view.Node.Place) { Items = [.. view["required"]?.Items ?? [], .. required] });
        return shapes.Count;
    }

    private static List<string> Required(SchemaView branch) =>
        (branch["required"]?.Items ?? []).Where(item => item.Kind == JsonKind.String).Select(item => item.Text).ToList();

    private static JsonNode AnyOf(List<JsonNode> schemas) => new(JsonKind.Object, schemas[0].Place)
    {
        Members = [new KeyValuePair<string, JsonNode>("anyOf", new JsonNode(JsonKind.Array, schemas[0].Place) { Items = schemas })],
    };

    // What the root describes if it is no object.
    private static string? OtherType(SchemaView root)
    {
        var names = TypeNames.Of(root["type"]);
        return names.Count > 0 ? names.Contains("object") ? null : string.Join(" or ", names)
            : root.Has("properties") ? null
            : root.Has("items") || root.Has("prefixItems") ? "array"
            : root.Has("enum") || root.Has("const") ? "listed values"
            : null;
    }

    private static bool IsAboutMembers(string keyword, JsonNode value) => keyword switch
    {
        "oneOf" or "anyOf" or "not" or "if" or "patternProperties" or "propertyNames" or "dependentSchemas" or "dependencies" or "dependentRequired" => true,
        "required" => value.Items.Count > 0,
        // A model without parameters, or one that takes any.
        "additionalProperties" or "unevaluatedProperties" => value.IsObject && value.Members.Count > 0,
        _ => false,
    };
}
