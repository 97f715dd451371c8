using Typed.Schema.Collections;
using Typed.Schema.Naming;

namespace Typed.Schema.Usage;

/// <summary>The names of all models of a provider, for the analyzers of a build that does not generate all of them.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="ProviderName">Its C# name.</param>
/// <param name="Models">The models' names, in ordinal order.</param>
public sealed record ProviderModels(string Provider, string ProviderName, EquatableArray<string> Models)
{
    /// <summary>The names by provider, in the order of the assigned names.</summary>
    /// <param name="names">The models.</param>
    /// <param name="providers">The C# names of their providers.</param>
    public static IReadOnlyList<ProviderModels> Of(EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers) => names
        .Where(item => item.Name.Length > 0)
        .GroupBy(item => item.Provider, StringComparer.Ordinal)
        .Select(group => new ProviderModels(
            group.Key,
            providers.Of(group.Key),
            group.Select(item => item.Model).Distinct(StringComparer.Ordinal).OrderBy(model => model, StringComparer.Ordinal).ToEquatableArray()))
        .ToList();
}
