using Typed.Specification;
using Typed.Visiting;

namespace Typed.Pricing.Lookup;

/// <summary>Finds the price of an ordinary request without allocating: one whose price depends only on top-level fields with a single value.</summary>
/// <remarks>Everything else is left to <see cref="TablePrice"/>, which also words the reasons. Both give the same price.</remarks>
internal sealed class PriceLookup
{
    private readonly PriceTable _table;
    private readonly ParamField[] _fields;
    private readonly int _countField;
    private readonly int _upToField;
    private readonly string?[][] _rules;
    private readonly Cost?[] _costs;

    private PriceLookup(PriceTable table, ParamField[] fields, string?[][] rules)
    {
        _table = table;
        _fields = fields;
        _rules = rules;
        _costs = new Cost?[rules.Length];
        _countField = IndexOf(fields, table.CountField);
        _upToField = IndexOf(fields, table.UpToField);
    }

    /// <summary>Creates the index, or returns null if some price of the table depends on more than top-level fields.</summary>
    public static PriceLookup? TryCreate(ModelInfo model)
    {
        // What the sources disagree on is a range with a reason.
        if (model.Prices is not { Certainty: CostCertainty.Exact or CostCertainty.Typical or CostCertainty.Superseded, Contradictions.Count: 0 } table
            || FieldsOf(model, table) is not { } fields)
        {
            return null;
        }

        var rules = new string?[table.Rules.Length][];
        for (var i = 0; i < rules.Length; i++)
        {
            if (table.Rules[i].AtLeast is not null || ConditionsOf(table.Rules[i], fields) is not { } texts)
            {
                return null;
            }

            rules[i] = texts;
        }

        return new PriceLookup(table, fields, rules);
    }

    /// <summary>The price, or null if it is not a single price of one rule.</summary>
    public Cost? PriceOf(ModelParams value)
    {
        if (value.ExtraParameters is not null)
        {
            return null;
        }

        var values = PriceInputs.Of(value, _fields);
        return values.AreAllSingle && values.CountOf(_upToField) == 1 && values.CountOf(_countField) is > 0 and var count && RuleFor(values) is >= 0 and var rule
            ? count == 1
                ? _costs[rule] ??= Cost.Of(_table, _table.Rules[rule].Credits, _table.Rules[rule].Credits, null)
                : Cost.Of(_table, _table.Rules[rule].Credits * count, _table.Rules[rule].Credits * count, null)
            : null;
    }

    // The fields that the price depends on; null if one of them is not a field with a single value.
    private static ParamField[]? FieldsOf(ModelInfo model, PriceTable table)
    {
        var fields = new List<ParamField>();
        foreach (var name in table.PricedFields())
        {
            if (model.Field(name) is not { Kind: ParamKind.Text or ParamKind.Integer or ParamKind.Number or ParamKind.Boolean or ParamKind.Choice } field)
            {
                return null;
            }

            if (!fields.Contains(field))
            {
                fields.Add(field);
            }
        }

        return fields.ToArray();
    }

    // The value that each field must have; null where any will do. Null if a field must have two.
    private static string?[]? ConditionsOf(PriceRule rule, ParamField[] fields)
    {
        var texts = new string?[fields.Length];
        for (var i = 0; i < rule.When.Length; i += 2)
        {
            ref var text = ref texts[IndexOf(fields, rule.When[i])];
            if (text is not null)
            {
                return null;
            }

            text = rule.When[i + 1];
        }

        return texts;
    }

    private static int IndexOf(ParamField[] fields, string? name)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Name == name)
            {
                return i;
            }
        }

        return PriceInputs.None;
    }

    private int RuleFor(PriceInputs values)
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            var texts = _rules[i];
            var at = 0;
            while (at < texts.Length && (texts[at] is not { } text || text == values.TextOf(at)))
            {
                at++;
            }

            if (at == texts.Length)
            {
                return i;
            }
        }

        return -1;
    }
}
