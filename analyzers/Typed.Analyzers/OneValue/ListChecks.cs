using System.Globalization;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.OneValue;

/// <summary>Checks the number and uniqueness of a list's items.</summary>
internal static class ListChecks
{
    public static void Count(in ConstraintReport report, ItemSet list)
    {
        var field = report.Field;
        if (list.Count < field.MinItems)
        {
            report.Add(Descriptors.ItemCount, list, null, ConstraintText.AtLeast(field.MinItems, "item"), Invariant(list.Count.Value));
        }
        else if (list.Count > field.MaxItems)
        {
            report.Add(Descriptors.ItemCount, list, field.MaxItems, ConstraintText.AtMost(field.MaxItems, "item"), Invariant(list.Count.Value));
        }
        else if (list.Count > field.SoftMaxItems)
        {
            report.Add(Descriptors.DocumentedItemCount, list, field.SoftMaxItems, Invariant(field.SoftMaxItems), Invariant(list.Count.Value));
        }
    }

    public static void Repetition(in ConstraintReport report, IReadOnlyList<ValueSet> items)
    {
        if (!report.Field.UniqueItems)
        {
            return;
        }

        var seen = new HashSet<object>();
        foreach (var values in items)
        {
            if (values is { IsSingle: true, Values: [{ Value: { } value } known] } && !seen.Add(value))
            {
                report.Add(Descriptors.RepeatedItem, known, report.Shown(value));
            }
        }
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
