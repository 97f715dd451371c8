using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Importing.Documents;

/// <summary>Makes a schema self-contained: what its references reach is carried along under <c>$defs</c>, keyword for keyword.</summary>
internal sealed partial class SchemaBundler(DocumentSet documents)
{
    // Real schemas have hundreds of nodes. Shared components are carried along with each model, so that a few large ones can add up.
    private const int MaxNodes = 200_000;

    private static readonly string[] s_alternatives = ["oneOf", "anyOf"];

    private readonly Dictionary<JsonNode, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(string Name, DocumentPlace Place)> _pending = new();
    private int _nodes;

    /// <summary>Bundles a schema. A root that is only a reference becomes its target.</summary>
    /// <exception cref="FetchException">A reference cannot be followed, or the schema is too large.</exception>
    public static async Task<JsonObject> BundleAsync(DocumentSet documents, DocumentPlace schema, CancellationToken cancellationToken)
    {
        await ReachAsync(documents, schema, cancellationToken);
        var bundler = new SchemaBundler(documents);
        if (bundler.Schema(schema, isRoot: true) is not JsonObject root)
        {
            throw new FetchException($"{schema}: an object schema is expected.");
        }

        var definitions = new JsonObject();
        while (bundler._pending.TryDequeue(out var next))
        {
            definitions[next.Name] = bundler.Schema(next.Place, isRoot: false);
        }

        if (definitions.Count > 0)
        {
            root["$defs"] = definitions;
        }

        BundleCheck.Verify(documents, schema, root);
        return root;
    }

    // First all documents are read, so that the rest needs no waiting.
    private static async Task ReachAsync(DocumentSet documents, DocumentPlace schema, CancellationToken cancellationToken)
    {
        var seen = new HashSet<JsonNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<DocumentPlace>([schema]);
        while (open.TryPop(out var place))
        {
            if (place.Node is not JsonObject members || !seen.Add(members))
            {
                continue;
            }

            foreach (var (keyword, value) in members)
            {
                if (SchemaKeywords.IsDynamic(keyword))
                {
                    throw new FetchException($"{place}: {keyword} is not supported.");
                }

                if (keyword == "$ref" && value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
                {
                    open.Push(await documents.ResolveAsync(place.Document, text.GetValue<string>(), cancellationToken));
                }
            }

            foreach (var (_, child) in SubSchemas.Of(place))
            {
                open.Push(child);
            }
        }
    }

    private JsonNode? Schema(DocumentPlace place, bool isRoot)
    {
        if (place.Node is not JsonObject members)
        {
            return place.Node?.DeepClone();
        }

        if (++_nodes > MaxNodes)
        {
            throw new FetchException(FormattableString.Invariant($"{place}: the schema with everything that it refers to has more than {MaxNodes:N0} parts."));
        }

        var copy = new JsonObject();
        foreach (var (keyword, value) in members)
        {
            if (SchemaKeywords.IsPlacement(keyword) || (keyword == "$schema" && !isRoot))
            {
                continue;
            }

            copy[keyword] = keyword switch
            {
                "$ref" when value is JsonValue text && text.GetValueKind() == JsonValueKind.String => Reference(place.Document, text.GetValue<string>()),
                "discriminator" => Discriminator(place, value),
                _ => Member(place.Of(keyword), keyword),
            };
        }

        return copy;
    }

    private JsonNode? Member(DocumentPlace place, string keyword)
    {
        switch (SchemaKeywords.ContentOf(keyword), place.Node)
        {
            case (KeywordContent.Schema, _):
            case (KeywordContent.SchemaList, JsonObject):
                return Schema(place, isRoot: false);
            case (KeywordContent.SchemaList, JsonArray items):
                return new JsonArray([.. items.Select((_, index) => Schema(place.Of(index.ToString(System.Globalization.CultureInfo.InvariantCulture)), isRoot: false))]);
            case (KeywordContent.SchemaMap, JsonObject members):
                return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Schema(place.Of(member.Key), isRoot: false))));
            default:
                return place.Node?.DeepClone();
        }
    }

    private string Reference(SourceDocument document, string reference) => "#/$defs/" + Uri.EscapeDataString(NameOf(documents.Resolved(document, reference)));

    // The mapping names schemas by reference too. One that no branch reaches is left as it is.
    private JsonNode? Discriminator(DocumentPlace place, JsonNode? value)
    {
        var copy = value?.DeepClone();
        if (copy is not JsonObject members || members["mapping"] is not JsonObject mapping)
        {
            return copy;
        }

        foreach (var (name, target) in mapping.ToList())
        {
            if (target is JsonValue text && text.GetValueKind() == JsonValueKind.String && BranchOf(place, text.GetValue<string>()) is { } reference)
            {
                mapping[name] = Reference(place.Document, reference);
            }
        }

        return copy;
    }

    private static string? BranchOf(DocumentPlace place, string target) =>
        s_alternatives
            .SelectMany(keyword => (place.Node as JsonObject)?[keyword] as JsonArray ?? [])
            .Select(branch => (branch as JsonObject)?["$ref"] is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>() : null)
            .FirstOrDefault(reference => reference is not null && (reference == target || DocumentPointer.LastSegment(reference) == target));

    private string NameOf(DocumentPlace place)
    {
        var node = place.Node ?? throw new FetchException($"{place}: a schema is expected, not null.");
        if (_names.TryGetValue(node, out var known))
        {
            return known;
        }

        var wanted = Plain().Replace(place.Pointer.Length == 0 ? place.Document.ShortName : DocumentPointer.LastSegment(place.Pointer), "_");
        wanted = wanted.Length is 0 or > 100 ? "schema" : wanted;
        var name = wanted;
        for (var n = 2; !_taken.Add(name); n++)
        {
            name = FormattableString.Invariant($"{wanted}_{n}");
        }

        _names.Add(node, name);
        _pending.Enqueue((name, place));
        return name;
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
