using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Json;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Schema.Reading;

/// <summary>Converts allowed values to named and numbered enum members.</summary>
public static class EnumReader
{
    /// <summary>The distinct values; strings and numbers only.</summary>
    /// <param name="values">The allowed values.</param>
    /// <param name="field">The field's name on the wire.</param>
    /// <param name="isOpen">Whether the type accepts other texts too. It is then not an enum in C#, and its values have no numbers.</param>
    /// <param name="role">The field's role; reset if its values do not fit the role.</param>
    /// <param name="diagnostics">Collects values with the same preferred number.</param>
    public static EquatableArray<EnumValue> Read(IEnumerable<JsonNode> values, string field, bool isOpen, ref FieldRole role, DiagnosticBag diagnostics)
    {
        var distinct = values
            .Select(value => (Json: WireOf(value), value.Text, value.Place))
            .GroupBy(value => value.Json, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToList();
        if (role == FieldRole.Duration && !AreDistinctSeconds(distinct.Select(value => value.Text)))
        {
            role = FieldRole.None;
        }

        var numbers = EnumNumbers.Assign(distinct.Select(value => (value.Json, value.Text)), role, out var collisions);
        foreach (var collision in isOpen ? [] : collisions)
        {
            diagnostics.Add(ProblemRules.NumberCollision, distinct.First(value => value.Json == collision.Second).Place, collision.First, collision.Second, field);
        }

        var members = NamesOf(distinct.Select(value => (value.Json, value.Text)), role);
        return distinct.Select(value => new EnumValue(members[value.Json], numbers[value.Json], value.Text, value.Json)).ToEquatableArray();
    }

    // In ordinal order of the values, so that the same one of two equal names gets the suffix, regardless of the provider's order.
    private static Dictionary<string, string> NamesOf(IEnumerable<(string Json, string Text)> values, FieldRole role)
    {
        var names = new UniqueNames([]);
        return values
            .OrderBy(value => value.Json, StringComparer.Ordinal)
            .ToDictionary(value => value.Json, value => names.Claim(EnumNames.Of(value.Text, role)), StringComparer.Ordinal);
    }

    private static string WireOf(JsonNode value) =>
        value.Kind == JsonKind.Number && Numbers.ToDecimal(value.Text) is { } number ? Numbers.ToLiteral(number) : JsonText.Of(value);

    private static bool AreDistinctSeconds(IEnumerable<string> texts)
    {
        var seconds = texts.Select(EnumNames.SecondsOf).Where(value => value is not null).ToList();
        return seconds.Count > 0 && seconds.Distinct().Count() == seconds.Count;
    }
}
