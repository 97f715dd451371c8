using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Schema.Generation;

/// <summary>Creates the catalogs from the names alone, so an edit within a model changes none of them.</summary>
public static class Catalogs
{
    /// <summary>The catalog of each provider that has models.</summary>
    public static IReadOnlyList<CatalogSpec> ByProvider(
        EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers, EmitOptions emit, UsedModels? used = null) => emit.IsTooOld
        ? []
        : names
            .Where(item => item.Name.Length > 0)
            .GroupBy(item => item.Provider, StringComparer.Ordinal)
            .Where(group => group.Any(item => !emit.IsReferenced(item.Provider, item.Name)))
            .Select(group => new CatalogSpec(group.Key, providers.Of(group.Key), group.Where(item => IsUsed(item, used)).Select(item => item.Name).ToEquatableArray(), emit))
            .Where(catalog => catalog.Names.Count > 0 || used is { KeepsNames: true })
            .ToList();

    /// <summary>The class with all catalogs, or empty if the project does not name one.</summary>
    public static IReadOnlyList<AllCatalogsSpec> All(
        string? className, EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers, EmitOptions emit, UsedModels? used = null) =>
        className is null || emit.IsTooOld ? [] : [new AllCatalogsSpec(className, ProvidersOf(names, providers, used), emit)];

    private static bool IsUsed(NameAssignment item, UsedModels? used) => used is null || used.Contains(item.Provider, item.Name);

    // Those that have a catalog.
    private static EquatableArray<string> ProvidersOf(EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers, UsedModels? used) => names
        .Where(item => item.Name.Length > 0 && (used is { KeepsNames: true } || IsUsed(item, used)))
        .Select(item => providers.Of(item.Provider))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(provider => provider, StringComparer.Ordinal)
        .ToEquatableArray();
}
