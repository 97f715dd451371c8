using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares two states. Each difference occurs once, in an order that depends only on the differences.</summary>
internal static class StateComparison
{
    public static IReadOnlyList<Change> Compare(SchemaState old, SchemaState current)
    {
        var changes = new List<Change>();
        foreach (var provider in old.Providers.Keys.Union(current.Providers.Keys, StringComparer.Ordinal))
        {
            changes.AddRange(Provider(
                old.Providers.GetValueOrDefault(provider) ?? new ProviderState(provider),
                current.Providers.GetValueOrDefault(provider) ?? new ProviderState(provider)).Select(change => change with { Provider = provider }));
        }

        return
        [
            .. changes
                .OrderBy(change => change.Class)
                .ThenBy(change => change.Provider, StringComparer.Ordinal)
                .ThenBy(change => change.Model, StringComparer.Ordinal)
                .ThenBy(change => change.Field ?? "", StringComparer.Ordinal)
                .ThenBy(change => change.Kind, StringComparer.Ordinal)
                .ThenBy(change => change.Message, StringComparer.Ordinal),
        ];
    }

    private static List<Change> Provider(ProviderState old, ProviderState current)
    {
        var changes = new List<Change>();
        foreach (var name in old.Models.Keys.Union(current.Models.Keys, StringComparer.Ordinal))
        {
            var before = old.Models.GetValueOrDefault(name);
            var after = current.Models.GetValueOrDefault(name);
            var found = (before, after) switch
            {
                (null, { } added) => [new ModelAdded { Place = Places.OfModel(added) }],
                ({ } removed, null) => [new ModelRemoved { Place = Places.OfModel(removed) }],
                _ => ModelComparison.Compare(before!, after!, new DefaultCosts(old, current)),
            };
            changes.AddRange(found.Select(change => change with { Model = name }));
        }

        // The prices and rules of an added or removed model are part of that change.
        bool Stays(string model) => old.Models.ContainsKey(model) == current.Models.ContainsKey(model);
        changes.AddRange(PriceComparison.Compare(old, current).Where(change => Stays(change.Model)));
        changes.AddRange(RuleComparison.Compare(old, current).Where(change => Stays(change.Model)));
        changes.AddRange(FileTexts.Compare(old, current));
        return RenameHints.Add(changes, old, current);
    }
}
