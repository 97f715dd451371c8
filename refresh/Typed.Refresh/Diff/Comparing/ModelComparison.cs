using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.States;
using Typed.Schema.Specification;

namespace Typed.Refresh.Diff.Comparing;

/// <summary>Compares one model's two files: first what the generator reads from them, then the texts that it ignores.</summary>
internal static class ModelComparison
{
    public static IReadOnlyList<Change> Compare(ModelState old, ModelState current, DefaultCosts costs)
    {
        var changes = new List<Change>();
        if (old.Spec.Kind != current.Spec.Kind)
        {
            changes.Add(new ModelKindChanged(old.Spec.Kind, current.Spec.Kind) { Place = Places.Of(current.Shown, current.Root["kind"] ?? current.Root) });
        }

        if (old.CodeName != current.CodeName)
        {
            changes.Add(new CodeNameChanged(old.CodeName + "Params", current.CodeName + "Params") { Place = Places.OfModel(current) });
        }

        new FieldComparison(old, current, costs, changes).Compare();
        Slots(old, current, changes);
        changes.AddRange(SchemaTexts.Compare(old, current, changes));
        return changes;
    }

    private static void Slots(ModelState old, ModelState current, List<Change> changes)
    {
        var before = SlotsOf(old.Spec);
        var after = SlotsOf(current.Spec);
        if (!before.SequenceEqual(after, StringComparer.Ordinal))
        {
            changes.Add(new SlotsChanged(Text(before), Text(after), after.Take(before.Count).SequenceEqual(before, StringComparer.Ordinal))
            {
                Place = Places.Of(current.Shown, current.Root["slots"] ?? current.Root),
            });
        }
    }

    private static List<string> SlotsOf(ModelSpec model) =>
        [.. model.Properties.Where(property => property.Slot >= 0).OrderBy(property => property.Slot).Select(property => property.WireName)];

    private static string Text(List<string> slots) => slots.Count == 0 ? "none" : string.Join(", ", slots);
}
