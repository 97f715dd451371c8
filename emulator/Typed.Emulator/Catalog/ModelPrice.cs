using System.Text.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Catalog;

/// <summary>The price of one model, per output: the first matching rule applies.</summary>
/// <param name="Rules">Conditions (field → value) and credits.</param>
/// <param name="Outputs">The fields that multiply the price: <c>count</c> has the number of outputs, <c>up_to</c> the maximum number for each of them.</param>
internal sealed record ModelPrice(IReadOnlyList<EmulatedPriceRule> Rules, IReadOnlyDictionary<string, string> Outputs)
{
    /// <summary>More outputs than any model offers. Prevents a schema without a maximum from producing a million.</summary>
    private const int MaxOutputs = 100;

    /// <summary>
    /// Gets the number of outputs for a request: always the maximum that the price table allows, so that
    /// every output charged is also delivered.
    /// </summary>
    public int OutputsOf(EmulatedModel model, JsonElement parameters) =>
        Math.Min(Whole(model, parameters, "count") * Whole(model, parameters, "up_to"), MaxOutputs);

    /// <summary>
    /// Gets the credits for a request. A combination without a rule costs as much as the most expensive rule: charging
    /// nothing would hide the very mistake that the emulator should reveal.
    /// </summary>
    public decimal Credits(EmulatedModel model, JsonElement parameters) => Each(model, parameters) * OutputsOf(model, parameters);

    /// <summary>Gets the credits for one output.</summary>
    public decimal Each(EmulatedModel model, JsonElement parameters)
    {
        if (Rules.Count == 0)
        {
            return 0;
        }

        var rule = Rules.FirstOrDefault(rule => rule.Applies(model, parameters));
        return rule?.Credits ?? Rules.Max(one => one.Credits);
    }

    private int Whole(EmulatedModel model, JsonElement parameters, string factor) =>
        Outputs.TryGetValue(factor, out var field) && model.Effective(parameters, field) is { ValueKind: JsonValueKind.Number } value
        && value.TryGetDecimal(out var number)
            ? (int)Math.Clamp(number, 1, MaxOutputs)
            : 1;
}

/// <summary>One row of a price table.</summary>
internal sealed record EmulatedPriceRule(IReadOnlyList<KeyValuePair<string, JsonElement>> When, decimal Credits)
{
    public bool Applies(EmulatedModel model, JsonElement parameters) =>
        When.All(condition => CountOf(condition.Key) is { } list
            ? SchemaEquality.Instance.Equals(condition.Value, ItemCount(parameters, list))
            : Meets(condition.Key, condition.Value, model.EffectiveAt(parameters, condition.Key)));

    // count(references): the number of items in the request's list.
    private static string? CountOf(string term) =>
        term.StartsWith("count(", StringComparison.Ordinal) && term.EndsWith(')') ? term["count(".Length..^1] : null;

    private static JsonElement ItemCount(JsonElement parameters, string list) => JsonSerializer.SerializeToElement(
        parameters.TryKind(list, JsonValueKind.Array, out var items) ? items.GetArrayLength() : 0);

    /// <summary>Compares a duration in seconds in any notation ("5", "8s", 4), and everything else by its exact value.</summary>
    private static bool Meets(string field, JsonElement wanted, JsonElement actual) =>
        string.Equals(field, "duration", StringComparison.Ordinal) && Seconds.TryRead(wanted, out var expected)
            ? Seconds.TryRead(actual, out var seconds) && seconds == expected
            : SchemaEquality.Instance.Equals(wanted, actual);
}
