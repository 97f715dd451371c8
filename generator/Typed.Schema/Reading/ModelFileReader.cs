using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>The result of reading a model file: a model, or the problems that prevent one.</summary>
/// <param name="Model">The model, or null if the file is invalid.</param>
/// <param name="Path">The file.</param>
/// <param name="NamePlace">The location of the model's name, for diagnostics about it.</param>
/// <param name="Diagnostics">The problems in the file.</param>
public sealed record ModelFile(ModelSpec? Model, string Path, TextPlace NamePlace, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>The provider's key, which an invalid file has too.</summary>
    public string Provider { get; init; } = "";
}

/// <summary>Reads one model file.</summary>
public static class ModelFileReader
{
    public static ModelFile Read(SchemaFile file, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag(file.Path);
        JsonNode root;
        var isRepaired = false;
        try
        {
            root = file.Parse(cancellation);
        }
        catch (JsonFormatException broken)
        {
            diagnostics.Add(ProblemRules.InvalidJson, broken.Place, broken.Message);
            if (Repaired(file, cancellation) is not { } repaired)
            {
                return new ModelFile(null, file.Path, default, diagnostics.ToArray()) { Provider = file.Provider };
            }

            (root, isRepaired) = (repaired, true);
        }

        var place = root["model"]?.Place ?? root.Place;
        if (Problem(root) is var (where, what))
        {
            if (!isRepaired)
            {
                diagnostics.Add(ProblemRules.InvalidModelFile, where, what);
            }

            return new ModelFile(null, file.Path, place, diagnostics.ToArray()) { Provider = file.Provider };
        }

        return new ModelFile(ReadModel(file, root, diagnostics), file.Path, place, diagnostics.ToArray()) { Provider = file.Provider };
    }

    // With its record, the mistake is the only message: without it, each use of the record is an error too.
    private static JsonNode? Repaired(SchemaFile file, CancellationToken cancellation)
    {
        try
        {
            return file.IsUnicode ? JsonParser.Parse(TextRepair.Of(file.Text), cancellation) : null;
        }
        catch (JsonFormatException)
        {
            return null;
        }
    }

    private static (TextPlace Where, string What)? Problem(JsonNode root) =>
        !root.IsObject ? (root.Place, "an object is expected")
        : root["model"] is not { } model ? (root.Place, "the member \"model\" is missing")
        : model.Kind != JsonKind.String || model.Text.Trim().Length == 0 ? (model.Place, "\"model\" must be the model's name")
        : root["record"] is { } record && !(record.Kind == JsonKind.String && CSharpNames.IsIdentifier(record.Text) && Words.Cut(record.Text) == record.Text) ? (record.Place, "\"record\" must be a C# name such as FluxPro")
        : root["kind"] is { Kind: not JsonKind.String } kind ? (kind.Place, "\"kind\" must be a text such as \"text_to_video\"")
        : root["input_schema"] is not { } schema ? (root.Place, "the member \"input_schema\" is missing")
        : !schema.IsObject ? (schema.Place, "\"input_schema\" must be a JSON Schema, an object")
        : schema["properties"] is { IsObject: false } properties ? (properties.Place, "\"properties\" must be an object")
        : schema["required"] is { Kind: not (JsonKind.Array or JsonKind.True or JsonKind.False) } required ? (required.Place, "\"required\" must be an array of names")
        : root["slots"] is { Kind: not JsonKind.Array } slots ? (slots.Place, "\"slots\" must be an array of property names")
        : root["deprecated"] is { } deprecated && deprecated.TextOf("statement") is not { Length: > 0 } ? (deprecated.Place, "\"deprecated\" must have a \"statement\", such as a day")
        : root["settings"] is { } settings && settings["items"] is not { Kind: JsonKind.Array } ? (settings.Place, "\"settings\" must have an array \"items\"")
        : null;

    private static ModelSpec ReadModel(SchemaFile file, JsonNode root, DiagnosticBag diagnostics)
    {
        var schema = root["input_schema"]!;
        var references = new References(root, schema, diagnostics);
        new SchemaReview(references, diagnostics).Of(schema);
        var draft = new Draft(schema);
        var flattener = new SchemaFlattener(references, draft, diagnostics);
        var reader = new SchemaReader(flattener, diagnostics, RecordOf(root));
        var view = flattener.Flatten(schema);
        var shapes = RootShapes.Merge(view, flattener, diagnostics);
        var source = root["source"];
        var properties = Slots.Place(shapes.WithoutDefaults(reader.Properties(view, "")), root["slots"], root["media"], diagnostics);
        return new ModelSpec(file.Provider, root["model"]!.Text, root.TextOf("kind") ?? "")
        {
            Schema = file.ShortPath,
            Record = root.TextOf("record"),
            Description = view.Text("description"),
            Properties = properties,
            Types = Settings.Apply(reader.Types, properties, root["settings"], diagnostics),
            Files = (schema["x-files"]?.Members ?? []).Select(file => new FilePart(file.Key, file.Value["required"] is { Kind: JsonKind.True }, file.Value["list"] is { Kind: JsonKind.True })).ToEquatableArray(),
            Rules = GroupRules.Read(view),
            InputSchema = InputSchemaText.Of(schema, references, draft),
            ResidualSchema = reader.NeedsResidualSchema || flattener.HasConflict || HasUncheckedKeywords(view) ? ResidualSchemaText.Of(schema, draft) : null,
            Deprecated = root["deprecated"]?.TextOf("statement"),
            Replacement = root["deprecated"]?.TextOf("replacement"),
            SourceDocument = source?.TextOf("document") ?? "",
            SourceRetrieved = source?.TextOf("retrieved") ?? "",
            SourceCertainty = source?.TextOf("certainty") ?? (source?["verbatim"] is { Kind: JsonKind.True } ? "verbatim" : "unknown"),
        };
    }

    private static string RecordOf(JsonNode root) =>
        root.TextOf("record") ?? (root["model"]!.Text is var model && ModelNames.CanName(model) ? ModelNames.Of(model, root.TextOf("kind") ?? "") : "");

    private static bool HasUncheckedKeywords(SchemaView root) => root.Keywords.Any(keyword =>
        !Keywords.IsAnnotation(keyword)
        && keyword is not ("type" or "properties")
        && !(keyword == "required" && Keywords.NamesProperties(root))
        && !(keyword == "additionalProperties" && Keywords.IsAnything(root[keyword]!))
        && !GroupRules.Cover(keyword, root));
}
