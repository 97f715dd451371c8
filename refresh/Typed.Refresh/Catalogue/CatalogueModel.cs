using Typed.Schema.Emission;
using Typed.Schema.Specification;

namespace Typed.Refresh.Catalogue;

/// <summary>A model with the data that the catalog needs.</summary>
/// <param name="Named">The model from the generator.</param>
internal sealed record CatalogueModel(NamedModel Named)
{
    public ModelSpec Spec => Named.Spec;

    public string Provider => Spec.Provider;

    /// <summary>The provider's name for the model.</summary>
    public string Name => Spec.Model;

    public string QualifiedName => $"{Provider}:{Name}";

    public string Kind => Spec.Kind;

    /// <summary>The generated record.</summary>
    public string Record => Named.Name + "Params";

    public string Namespace => Named.Options.NamespaceOf(Named.ProviderName);

    public PriceSpec? Prices => Named.Prices is { Lines.Count: > 0 } prices ? prices : null;

    public TypeExpressions Types => new(Named);

    public IReadOnlyList<string> Durations => OfRole(FieldRole.Duration);

    public IReadOnlyList<string> Resolutions => OfRole(FieldRole.Resolution);

    public IReadOnlyList<string> AspectRatios => OfRole(FieldRole.AspectRatio);

    /// <summary>Whether it accepts an image for the end of a video.</summary>
    public bool TakesLastFrame => Spec.Properties.Any(property => property.WireName is var name
        && (name.StartsWith("last_", StringComparison.Ordinal) || name.StartsWith("end_", StringComparison.Ordinal) || name.StartsWith("tail_", StringComparison.Ordinal))
        && (name.Contains("image", StringComparison.Ordinal) || name.Contains("frame", StringComparison.Ordinal)));

    /// <summary>The minimum and maximum price of one unit, or null if no price is known.</summary>
    public (decimal Least, decimal Most)? PriceRange => Prices is { } prices
        ? (prices.Lines.Min(line => line.Credits), prices.Lines.Max(line => line.Credits))
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
