using Typed.Specification;

namespace Typed.Analyzers.Contract;

/// <summary>Tells by the names of the set fields alone whether a request can break one of its model's rules between fields, or have no price. Most requests cannot.</summary>
internal sealed class RequestScreen
{
    // A table with more combinations is looked up for each request.
    private const int MaxCombinations = 1_000;

    private readonly bool _isAlwaysSuspect;

    public RequestScreen(ModelRecord record)
    {
        _isAlwaysSuspect = !record.Rules.All(NeedsFirst) || !HasAlwaysPrice(record);
        MostCredits = record.Factors == PriceFactors.None ? record.Prices.Select(line => line.Credits).DefaultIfEmpty().Max() : decimal.MaxValue;
        // A rule that starts from a field cannot be broken without it, and neither can the order of slots without a later slot.
        var suspects = record.Rules.Select(rule => record.FieldOf(FieldTerm.FieldOf(rule.Terms[0])))
            .Concat(record.Slots.Skip(1))
            .Append(record.Slots.IsEmpty ? null : record.References);
        foreach (var field in suspects.OfType<RecordField>())
        {
            field.IsSuspect = true;
        }
    }

    /// <summary>The highest price of a request, in credits; the maximum of the type if it depends on a number of outputs.</summary>
    public decimal MostCredits { get; }

    /// <summary>Whether a request that sets these fields can break a rule or have no price. If not, its values need not be read.</summary>
    public bool IsSuspect(AssignedFields assigned)
    {
        if (_isAlwaysSuspect || assigned.MayHaveExtras)
        {
            return true;
        }

        foreach (var (field, _, _) in assigned.Fields)
        {
            if (field.IsSuspect)
            {
                return true;
            }
        }

        return false;
    }

    // The number of a list's items is known even if the list is not set.
    private static bool NeedsFirst(FieldRule rule) =>
        rule.Kind is FieldRuleKind.Requires or FieldRuleKind.Excludes && FieldTerm.ListOf(rule.Terms[0].Split('=')[0]) is null;

    // Whether the table has a line for each combination of values that the C# types allow.
    private static bool HasAlwaysPrice(ModelRecord record)
    {
        if (record.Prices.IsEmpty || record.IsContradictory)
        {
            return true;
        }

        var choices = record.PricedBy.Select((name, index) => TextsOf(record, name, index)).ToArray();
        return choices.Aggregate(1L, (count, texts) => Math.Min(count * texts.Length, MaxCombinations + 1)) <= MaxCombinations
            && IsPriced(record.Prices, choices, 0);
    }

    private static string?[] TextsOf(ModelRecord record, string name, int index)
    {
        var field = record.FieldOf(name);
        return field?.Values is { } values
            ? [.. values.Members.Select(member => member.Text), .. field.Property.IsRequired ? [] : new[] { field.DefaultText }]
            // Null stands for all texts that no line names.
            : [.. record.Prices.Select(line => line.Texts[index]).Distinct(), null];
    }

    // The lines that match the first texts, for each further text.
    private static bool IsPriced(IReadOnlyCollection<PricedCombination> lines, string?[][] choices, int index) =>
        lines.Count > 0 && (index == choices.Length
            || choices[index].All(text => IsPriced(lines.Where(line => line.Texts[index] is not { } asked || asked == text).ToArray(), choices, index + 1)));
}
