using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>All that one source file is emitted from.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Name">Its C# name without <c>Params</c>.</param>
/// <param name="ProviderName">Its provider's C# name.</param>
/// <param name="Prices">Its prices; null where none are published.</param>
/// <param name="Rules">Its rules between fields, the schema's own and the provider's.</param>
/// <param name="Options">What the project asks for.</param>
public sealed record NamedModel(ModelSpec Spec, string Name, string ProviderName, PriceSpec? Prices, EquatableArray<RuleSpec> Rules, EmitOptions Options)
{
    /// <summary>Where it is not what was last reviewed; null where it is, or nobody reviewed it.</summary>
    public DriftSpec? Drift { get; init; }
}

/// <summary>What the project asks for.</summary>
/// <param name="HasExtensionMembers">Whether the language version has extension members (C# 14), so that an enum can have a static <c>FromSeconds</c>.</param>
/// <param name="Namespace">The namespace that the providers' namespaces are in.</param>
/// <param name="IsInternal">Whether the types are internal.</param>
/// <param name="IsTooOld">Whether the language version lacks what the records are made of: nothing is generated.</param>
/// <param name="TablesAreText">Whether the models are few enough for tables as ordinary literals.</param>
public sealed record EmitOptions(bool HasExtensionMembers, bool IsTooOld, string Namespace, bool IsInternal, bool TablesAreText)
{
    public string Accessibility => IsInternal ? "internal" : "public";

    public string NamespaceOf(string providerName) => Namespace + "." + providerName;
}

/// <summary>The class with the catalogues of all providers.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Providers">The providers' keys, in ordinal order.</param>
/// <param name="Options">What the project asks for.</param>
public sealed record AllCatalogsSpec(string Name, EquatableArray<string> Providers, EmitOptions Options)
{
    /// <summary>Whether its name is a provider's namespace or within one, where any name may be a record's.</summary>
    public bool IsInProviders => Providers.Any(provider => (Name + ".").StartsWith(Options.NamespaceOf(provider) + ".", StringComparison.Ordinal));
}

/// <summary>The catalogue of one provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="ProviderName">The provider's C# name.</param>
/// <param name="Names">The C# names of its models, in ordinal order of the models' own names.</param>
/// <param name="Options">What the project asks for.</param>
public sealed record CatalogSpec(string Provider, string ProviderName, EquatableArray<string> Names, EmitOptions Options);
