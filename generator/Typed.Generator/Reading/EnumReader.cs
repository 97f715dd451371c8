using Typed.Generator.Collections;
using Typed.Generator.Naming;
using Typed.Generator.Reading.Json;
using Typed.Generator.Specification;

namespace Typed.Generator.Reading;

/// <summary>Turns allowed values into named and numbered enum members.</summary>
internal static class EnumReader
{
    /// <summary>The values, strings and numbers only, each once.</summary>
    public static EquatableArray<EnumValue> Read(IEnumerable<JsonNode> values, ref FieldRole role)
    {
        var distinct = values
            .Select(value => (Json: WireOf(value), value.Text))
            .GroupBy(value => value.Json, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToList();
        if (role == FieldRole.Duration && !AreDistinctSeconds(distinct.Select(value => value.Text)))
        {
            role = FieldRole.None;
        }

        var names = new UniqueNames([]);
        var result = new List<EnumValue>(distinct.Count);
        var unnumbered = 0;
        foreach (var (json, text) in distinct)
        {
            // From 1, so that an enum that nobody set is no allowed value; a duration that is no number ("auto") is below 0.
            var number = role == FieldRole.Duration
                ? EnumNames.SecondsOf(text) ?? --unnumbered
                : result.Count + 1;
            result.Add(new EnumValue(names.Claim(EnumNames.Of(text, role)), number, text, json));
        }

        return result.ToEquatableArray();
    }

    private static string WireOf(JsonNode value) =>
        value.Kind == JsonKind.Number && Numbers.ToDecimal(value.Text) is { } number ? Numbers.ToLiteral(number) : JsonText.Of(value);

    private static bool AreDistinctSeconds(IEnumerable<string> texts)
    {
        var seconds = texts.Select(EnumNames.SecondsOf).Where(value => value is not null).ToList();
        return seconds.Count > 0 && seconds.Distinct().Count() == seconds.Count;
    }
}
