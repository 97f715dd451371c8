using Typed.Schema.Collections;
using Typed.Schema.Naming;

namespace Typed.Schema.Usage;

/// <summary>What the analyzers need to know of all models of a provider where not all of them are generated.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="ProviderName">Its C# name.</param>
/// <param name="Models">The models' names, in ordinal order.</param>
/// <param name="Slots">The names of their slots, in ordinal order.</param>
/// <param name="InputLists">The names of their lists of media inputs, in ordinal order.</param>
public sealed record ProviderModels(
    string Provider, string ProviderName, EquatableArray<string> Models, EquatableArray<string> Slots, EquatableArray<string> InputLists)
{
    /// <summary>The models by provider, in the order of the assigned names.</summary>
    /// <param name="models">The models.</param>
    /// <param name="names">Their C# names; a model without one is left out.</param>
    /// <param name="providers">The C# names of their providers.</param>
    public static IReadOnlyList<ProviderModels> Of(EquatableArray<ModelIdentity> models, EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers)
    {
        var byFile = models.ToLookup(model => (model.Provider, model.Path));
        return names
            .Where(item => item.Name.Length > 0)
            .GroupBy(item => item.Provider, StringComparer.Ordinal)
            .Select(group =>
            {
                var known = group.SelectMany(item => byFile[(item.Provider, item.Path)].Take(1)).ToList();
                return new ProviderModels(
                    group.Key,
                    providers.Of(group.Key),
                    Ordered(group.Select(item => item.Model)),
                    Ordered(known.SelectMany(model => model.Slots)),
                    Ordered(known.SelectMany(model => model.InputLists)));
            })
            .ToList();
    }

    private static EquatableArray<string> Ordered(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
}
