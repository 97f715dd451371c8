using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Json;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Finds added and removed items that look the same. Only the provider knows whether it is a rename.</summary>
internal static class RenameHints
{
    public static List<Change> Add(List<Change> changes, ProviderState old, ProviderState current)
    {
        var models = Pairs(
            changes.OfType<ModelRemoved>().ToDictionary(change => change.Model, change => JsonText.Of(old.Models[change.Model].Schema), StringComparer.Ordinal),
            changes.OfType<ModelAdded>().ToDictionary(change => change.Model, change => JsonText.Of(current.Models[change.Model].Schema), StringComparer.Ordinal));
        var fields = changes.Where(change => change is FieldRemoved or FieldAdded && change.Field == change.RootField)
            .GroupBy(change => change.Model, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Pairs(Fields(group.OfType<FieldRemoved>(), old), Fields(group.OfType<FieldAdded>(), current)), StringComparer.Ordinal);
        return
        [
            .. changes.Select(change => change switch
            {
                ModelRemoved when models.FirstOrDefault(pair => pair.Old == change.Model).New is { } name => change with { Hint = $"{name} was added with the same schema" },
                ModelAdded when models.FirstOrDefault(pair => pair.New == change.Model).Old is { } name => change with { Hint = $"{name} was removed and had the same schema" },
                FieldRemoved when fields.GetValueOrDefault(change.Model)?.FirstOrDefault(pair => pair.Old == change.Field).New is { } name => change with { Hint = $"{name} was added with the same schema" },
                FieldAdded when fields.GetValueOrDefault(change.Model)?.FirstOrDefault(pair => pair.New == change.Field).Old is { } name => change with { Hint = $"{name} was removed and had the same schema" },
                _ => change,
            }),
        ];
    }

    private static Dictionary<string, string> Fields(IEnumerable<Change> changes, ProviderState state) =>
        changes.ToDictionary(
            change => change.Field!,
            change => state.Models[change.Model].Schema["properties"]?[change.Field!] is { } schema ? JsonText.Of(schema) : "",
            StringComparer.Ordinal);

    // Only items with one counterpart: with two similar candidates, the match would be ambiguous.
    private static List<(string Old, string New)> Pairs(Dictionary<string, string> removed, Dictionary<string, string> added) =>
    [
        .. removed
            .Where(item => item.Value.Length > 0 && removed.Values.Count(text => text == item.Value) == 1 && added.Values.Count(text => text == item.Value) == 1)
            .Select(item => (item.Key, added.Single(other => other.Value == item.Value).Key)),
    ];
}
