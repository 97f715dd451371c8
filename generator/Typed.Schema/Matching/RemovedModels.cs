using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>The models that a provider has removed, from all its files: one source per provider.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="ProviderName">Its unique name for the source's name.</param>
/// <param name="Models">The models.</param>
public sealed record RemovedModels(string Provider, string ProviderName, EquatableArray<RemovedSpec> Models)
{
    public static IReadOnlyList<RemovedModels> ByProvider(IReadOnlyList<ProviderFile> files)
    {
        var removed = files
            .Where(file => file.Removed.Count > 0)
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .GroupBy(file => file.Provider, StringComparer.Ordinal)
            .ToList();
        var names = ProviderNames.Assign(removed.Select(group => group.Key), []);
        return removed.Select(group => new RemovedModels(group.Key, names.Of(group.Key), Distinct(group.SelectMany(file => file.Removed)))).ToList();
    }

    private static EquatableArray<RemovedSpec> Distinct(IEnumerable<RemovedSpec> models) => models
        .GroupBy(model => model.Model, StringComparer.Ordinal)
        .Select(group => group.First())
        .OrderBy(model => model.Model, StringComparer.Ordinal)
        .ToEquatableArray();
}
