using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Generation;

/// <summary>Creates the catalogs from the names alone, so an edit within a model changes none of them.</summary>
public static class Catalogs
{
    /// <summary>The catalog of each provider that has models.</summary>
    public static IReadOnlyList<CatalogSpec> ByProvider(
        EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers, EmitOptions emit) => emit.IsTooOld
        ? []
        : names
            .Where(item => item.Name.Length > 0)
            .GroupBy(item => item.Provider, StringComparer.Ordinal)
            .Where(group => group.Any(item => !emit.IsElsewhere(item.Provider, item.Name)))
            .Select(group => new CatalogSpec(group.Key, providers.Of(group.Key), group.Select(item => item.Name).ToEquatableArray(), emit))
            .ToList();

    /// <summary>The class with all catalogs, or empty if the project does not name one.</summary>
    public static IReadOnlyList<AllCatalogsSpec> All(
        string? className, EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers, EmitOptions emit) =>
        className is null || emit.IsTooOld ? [] : [new AllCatalogsSpec(className, ProvidersOf(names, providers), emit)];

    private static EquatableArray<string> ProvidersOf(EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers) => names
        .Where(item => item.Name.Length > 0)
        .Select(item => providers.Of(item.Provider))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(provider => provider, StringComparer.Ordinal)
        .ToEquatableArray();
}
