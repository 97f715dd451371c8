using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Json;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares the metadata of the price file and the rules file: source, dates.</summary>
internal static class FileTexts
{
    public static IEnumerable<Change> Compare(ProviderState old, ProviderState current)
    {
        foreach (var (path, (shown, root)) in current.Files)
        {
            if (!old.Files.TryGetValue(path, out var before))
            {
                continue;
            }

            foreach (var name in root.Members.Concat(before.Root.Members).Select(member => member.Key).Distinct(StringComparer.Ordinal))
            {
                // The unit is compared with each model's prices.
                if (name is not ("models" or "rules" or "unit") && Text(before.Root[name]) != Text(root[name]))
                {
                    yield return new DocumentationChanged($"{path} {name}") { Place = Places.Of(shown, root[name] ?? root) };
                }
            }
        }
    }

    private static string? Text(JsonNode? node) => node is null ? null : JsonText.Of(node);
}
