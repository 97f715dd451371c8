namespace Typed.Specification;

/// <summary>Finds the lists of allowed values in fields.</summary>
internal static class ListedValues
{
    /// <summary>The list that has these numbers. Two lists with the same numbers have the same values, or the generator asks for neither.</summary>
    public static IReadOnlyList<WireValue> WithNumbers(IEnumerable<ParamField> fields, HashSet<int> numbers) =>
        In(fields).First(values => values.Count == numbers.Count && values.All(value => numbers.Contains(value.Number)));

    // All lists of values, those of nested fields and items among them.
    private static IEnumerable<IReadOnlyList<WireValue>> In(IEnumerable<ParamField> fields) => fields.SelectMany(In);

    private static IEnumerable<IReadOnlyList<WireValue>> In(ParamField field)
    {
        var values = In(field.Fields).Concat(In(field.Branches));
        if (field.Values.Count > 0)
        {
            values = values.Append(field.Values);
        }

        return field.Items is { } items ? values.Concat(In(items)) : values;
    }
}
