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
        _countField = IndexOf(table.CountField);
        _upToField = IndexOf(table.UpToField);
    }

    /// <summary>Creates the index, or returns null if some price of the table depends on more than top-level fields.</summary>
    public static PriceLookup? TryCreate(ModelInfo model)
    {
        // What the sources disagree on is a range with a reason.
        if (model.Prices is not { Certainty: CostCertainty.Exact or CostCertainty.Typical or CostCertainty.Superseded, Contradictions.Count: 0 } table
            || table.Rules.Any(rule => rule.AtLeast is not null))
        {
            return null;
        }

        var names = table.PricedFields().Distinct(StringComparer.Ordinal).ToArray();
        var fields = names.Select(model.Field).OfType<ParamField>().ToArray();
        if (fields.Length != names.Length || fields.Any(field => field.Kind is not (ParamKind.Text or ParamKind.Integer or ParamKind.Number or ParamKind.Boolean or ParamKind.Choice)))
        {
            return null;
        }

        var rules = new string?[table.Rules.Length][];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = new string?[names.Length];
            var when = table.Rules[i].When;
            for (var j = 0; j < when.Length; j += 2)
            {
                ref var text = ref rules[i][Array.IndexOf(names, when[j])];
                if (text is not null)
                {
                    return null;
                }

                text = when[j + 1];
            }
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
        return values.AreAllSingle && values.CountOf(_upToField) == 1 && values.CountOf(_countField) is { } count && RuleFor(values) is >= 0 and var rule
            ? count == 1
                ? _costs[rule] ??= Cost.Of(_table, _table.Rules[rule].Credits, _table.Rules[rule].Credits, null)
                : Cost.Of(_table, _table.Rules[rule].Credits * count, _table.Rules[rule].Credits * count, null)
            : null;
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

    private int IndexOf(string? name) => name is null ? PriceInputs.None : Array.FindIndex(_fields, field => field.Name == name);
}
