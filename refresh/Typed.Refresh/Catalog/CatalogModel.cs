using Typed.Schema.Emission;
using Typed.Schema.Specification;
using Typed.Specification;

namespace Typed.Refresh.Catalog;

/// <summary>A model with the data that the catalog needs.</summary>
/// <param name="Named">The model from the generator.</param>
internal sealed record CatalogModel(NamedModel Named)
{
    private ModelInfo? _info;
    private bool? _takesLastFrame;

    /// <summary>Whether the model comes from the schemas included in the tool.</summary>
    public bool IsShipped { get; init; }

    /// <summary>The model as the runtime's catalog has it, for queries and prices.</summary>
    public ModelInfo Info => _info ??= ParamTable.Model<TableParams>(
        Spec.Provider, Spec.Model, Spec.Kind, InfoEmitter.Table(Named).ToString(), InfoEmitter.Origin(Spec).ToString(), ParamTable.Fields(FieldEmitter.Rows(Types, Spec.Properties).ToString()));

    public ModelSpec Spec => Named.Spec;

    public string Provider => Spec.Provider;

    /// <summary>The provider's name for the model.</summary>
    public string Name => Spec.Model;

    public string QualifiedName => $"{Provider}:{Name}";

    public string Kind => Spec.Kind;

    /// <summary>The generated record.</summary>
    public string Record => Named.Name + "Params";

    public string Namespace => Named.Options.NamespaceOf(Named.ProviderName);

    /// <summary>The provider as it writes its own name, such as CreativeAI.</summary>
    public string ProviderTitle => Named.ProviderName;

    /// <summary>The published prices; null if there are none. A table on which the sources contradict each other may have no lines.</summary>
    public PriceSpec? Prices => Named.Prices is { } prices && (prices.Lines.Count > 0 || prices.IsContradictory) ? prices : null;

    public TypeExpressions Types => new(Named);

    public IReadOnlyList<string> Durations => OfRole(FieldRole.Duration);

    public IReadOnlyList<string> Resolutions => OfRole(FieldRole.Resolution);

    public IReadOnlyList<string> AspectRatios => OfRole(FieldRole.AspectRatio);

    /// <summary>Whether it accepts an image for the end of a video.</summary>
    public bool TakesLastFrame => _takesLastFrame ??= new ModelCatalogs(new ModelCatalog(Provider, Info)).Find(new ModelQuery { LastFrame = true }) is { Matches.Count: > 0 };

    /// <summary>The minimum and maximum price of one unit, or null if no price is known.</summary>
    public (decimal Least, decimal Most)? PriceRange => Prices is { Lines.Count: > 0 } prices
        ? (prices.Lines.Min(line => line.Least), prices.Lines.Max(line => line.Credits))
        : null;

    /// <summary>The listed values of a property; empty if it has no list.</summary>
    public IReadOnlyList<EnumValue> ValuesOf(PropertySpec property) => property.Type.Shape switch
    {
        TypeShape.Enum or TypeShape.OpenEnum => [.. Types.Enum(property.Type).Values],
        TypeShape.Union => [.. ((UnionSpec)Types.Declared(property.Type)).Branches
            .Where(branch => branch.Type.Shape is TypeShape.Enum or TypeShape.OpenEnum)
            .SelectMany(branch => Types.Enum(branch.Type).Values)],
        _ => [],
    };

    // The name can also show the role of a plain text or number, but its accepted values are not listed.
    private string[] OfRole(FieldRole role) =>
        [.. Spec.Properties.Where(property => property.Role == role).SelectMany(ValuesOf).Select(value => value.Text).Distinct(StringComparer.Ordinal)];
}
