using System.Text.Json;
using Typed.Refresh.Catalog;
using Typed.Refresh.CSharp;
using Typed.Schema.Specification;

namespace Typed.Refresh.Views;

/// <summary>A model.</summary>
internal sealed class ModelView(CatalogModel model, SchemaFolder folder)
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public string Provider => model.Provider;

    public string ProviderType => model.Named.ProviderName;

    public string Name => model.Name;

    public string QualifiedName => model.QualifiedName;

    public string Kind => model.Kind;

    public string TypeName => model.Named.Name;

    public string Record => model.Record;

    public string Namespace => model.Namespace;

    public string? Description => model.Spec.Description;

    public string? Deprecated => model.Spec.Deprecated;

    public string? Replacement => model.Spec.Replacement;

    public IReadOnlyList<FieldView> Fields { get; } = FieldView.Of(model, model.Spec.Properties);

    public IReadOnlyList<EnumView> Enums => [.. model.Spec.Types.OfType<EnumSpec>().Select(type => new EnumView(model, type))];

    public IReadOnlyList<ObjectView> Objects => [.. model.Spec.Types.OfType<ObjectSpec>().Select(type => new ObjectView(model, type))];

    public IReadOnlyList<UnionView> Unions => [.. model.Spec.Types.OfType<UnionSpec>().Select(type => new UnionView(model, type))];

    public IReadOnlyList<FieldView> Slots => [.. Fields.Where(item => item.Slot is not null).OrderBy(item => item.Slot)];

    public IReadOnlyList<RuleView> Rules => [.. model.Named.Rules.Select(rule => new RuleView(rule))];

    public PriceTableView? Prices => model.Prices is { } prices ? new PriceTableView(model, prices) : null;

    public IReadOnlyList<string> Durations => model.Durations;

    public IReadOnlyList<string> Resolutions => model.Resolutions;

    public IReadOnlyList<string> AspectRatios => model.AspectRatios;

    public bool TakesLastFrame => model.TakesLastFrame;

    public SourceView Source { get; } = new(model.Spec.SourceDocument, model.Spec.SourceRetrieved, model.Spec.SourceCertainty);

    public string Sample => SampleText.Of(model);

    public string Request => SampleRequest.Of(model).ToJsonString();

    /// <summary>The provider's schema, unchanged.</summary>
    public string InputSchema
    {
        get
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, model.Provider, "models", Path.GetFileName(model.Spec.Schema))), s_options);
            return file.RootElement.GetProperty("input_schema").GetRawText().ReplaceLineEndings("\n");
        }
    }
}

/// <summary>The source of a schema.</summary>
/// <param name="Document">The page or package.</param>
/// <param name="Retrieved">The day of reading.</param>
/// <param name="Certainty">How certain it is.</param>
internal sealed record SourceView(string Document, string Retrieved, string Certainty);
