using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>The complete input for one generated source file.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Name">Its C# name without <c>Params</c>.</param>
/// <param name="ProviderName">Its provider's C# name.</param>
/// <param name="Prices">Its prices, or null if none are published.</param>
/// <param name="Rules">Its rules between fields, from the schema and from the provider.</param>
/// <param name="Options">The project's options.</param>
public sealed record NamedModel(ModelSpec Spec, string Name, string ProviderName, PriceSpec? Prices, EquatableArray<RuleSpec> Rules, EmitOptions Options)
{
    /// <summary>Whether only the record's name is generated, for completion in an editor.</summary>
    public bool IsNameOnly { get; init; }

    /// <summary>The differences from its last reviewed state, or null if there are none or it was never reviewed.</summary>
    public DriftSpec? Drift { get; init; }
}

/// <summary>The project's options.</summary>
/// <param name="HasCSharp14">Whether the language version is C# 14 or later: an enum can have a static <c>FromSeconds</c>, and an accessor can name its <c>field</c>.</param>
/// <param name="Namespace">The parent namespace of the providers' namespaces.</param>
/// <param name="IsInternal">Whether the types are internal.</param>
/// <param name="IsTooOld">Whether the language version lacks features that the records need. If so, nothing is generated.</param>
/// <param name="TablesAreText">Whether there are few enough models to write tables as ordinary literals.</param>
public sealed record EmitOptions(bool HasCSharp14, bool IsTooOld, string Namespace, bool IsInternal, bool TablesAreText)
{
    /// <summary>Whether there are so many models that several share a generated source.</summary>
    public bool SharesSources { get; init; }

    /// <summary>The records that a referenced assembly has already, which are not generated again.</summary>
    public EquatableArray<RecordName> Elsewhere { get; init; }

    public bool IsElsewhere(string provider, string name) => Elsewhere.Count > 0 && Elsewhere.Contains(new RecordName(provider, name));

    public string Accessibility => IsInternal ? "internal" : "public";

    public string NamespaceOf(string providerName) => Namespace + "." + providerName;
}

/// <summary>The C# name of a record within its provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Name">The name without <c>Params</c>.</param>
public sealed record RecordName(string Provider, string Name);

/// <summary>The class with the catalogs of all providers.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Providers">The providers' keys, in ordinal order.</param>
/// <param name="Options">The project's options.</param>
public sealed record AllCatalogsSpec(string Name, EquatableArray<string> Providers, EmitOptions Options)
{
    /// <summary>Whether its name equals or is within a provider's namespace, where a record may have any name.</summary>
    public bool IsInProviders => Providers.Any(provider => (Name + ".").StartsWith(Options.NamespaceOf(provider) + ".", StringComparison.Ordinal));
}

/// <summary>The catalog of one provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="ProviderName">The provider's C# name.</param>
/// <param name="Names">The C# names of its models, in ordinal order of the models' own names.</param>
/// <param name="Options">The project's options.</param>
public sealed record CatalogSpec(string Provider, string ProviderName, EquatableArray<string> Names, EmitOptions Options);
