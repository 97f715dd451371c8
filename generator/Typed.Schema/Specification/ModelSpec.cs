using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A model as one canonical value: equivalent files have equal specifications.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Model">The model's name as the provider spells it.</param>
/// <param name="Kind">Its input and output kinds.</param>
public sealed record ModelSpec(string Provider, string Model, string Kind)
{
    /// <summary>The source file, as the last segments of its path with forward slashes. The same on every machine.</summary>
    public string Schema { get; init; } = "";

    /// <summary>The C# name that the file sets, without <c>Params</c>; null for the name that follows from the model's.</summary>
    public string? Record { get; init; }

    public string? Description { get; init; }

    public EquatableArray<PropertySpec> Properties { get; init; } = EquatableArray<PropertySpec>.Empty;

    public EquatableArray<DeclaredType> Types { get; init; } = EquatableArray<DeclaredType>.Empty;

    /// <summary>The file parts of a multipart body, which are not properties: <c>x-files</c>.</summary>
    public EquatableArray<FilePart> Files { get; init; } = EquatableArray<FilePart>.Empty;

    /// <summary>Rules between fields that the schema itself states.</summary>
    public EquatableArray<RuleSpec> Rules { get; init; } = EquatableArray<RuleSpec>.Empty;

    /// <summary>The whole input schema as compact JSON of draft 2020-12, with descriptions.</summary>
    public string InputSchema { get; init; } = "";

    /// <summary>The schema as compact JSON if it has constraints that the types do not check; otherwise null.</summary>
    public string? ResidualSchema { get; init; }

    /// <summary>The provider's deprecation notice, or null if the model is not deprecated.</summary>
    public string? Deprecated { get; init; }

    /// <summary>The replacement that the provider names.</summary>
    public string? Replacement { get; init; }

    public string SourceDocument { get; init; } = "";

    public string SourceRetrieved { get; init; } = "";

    public string SourceCertainty { get; init; } = "unknown";

    /// <summary>Whether a type of this model is a list of the runtime's <c>MediaInput</c>.</summary>
    public bool IsInputList(TypeRef type) =>
        type is { Shape: TypeShape.List, Item: { Shape: TypeShape.Object, Declared: >= 0 } item } && Types[item.Declared] is ObjectSpec { IsMediaInput: true };
}

/// <summary>A file that a multipart body carries beside the record's members.</summary>
/// <param name="Name">The name of the part.</param>
/// <param name="Required">Whether the provider requires it.</param>
/// <param name="IsList">Whether there may be several.</param>
public sealed record FilePart(string Name, bool Required, bool IsList);
