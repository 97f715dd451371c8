using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A model as one canonical value: two files that say the same have equal specifications.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Model">The model's name as the provider spells it.</param>
/// <param name="Kind">What it makes from what.</param>
public sealed record ModelSpec(string Provider, string Model, string Kind)
{
    /// <summary>The file it came from, as the last segments of its path with forward slashes: the same on every machine.</summary>
    public string Schema { get; init; } = "";

    public string? Description { get; init; }

    public EquatableArray<PropertySpec> Properties { get; init; }

    public EquatableArray<DeclaredType> Types { get; init; }

    /// <summary>Rules between fields that the schema itself states.</summary>
    public EquatableArray<RuleSpec> Rules { get; init; }

    /// <summary>The schema as compact JSON, where it demands more than the types check; null where they check it all.</summary>
    public string? ResidualSchema { get; init; }

    /// <summary>What the provider says of the model's end; null for a model that is not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The model that the provider names in its place.</summary>
    public string? Replacement { get; init; }

    public string SourceDocument { get; init; } = "";

    public string SourceRetrieved { get; init; } = "";

    public string SourceCertainty { get; init; } = "unknown";
}
