using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

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
