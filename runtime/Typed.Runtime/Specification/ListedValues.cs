namespace Typed.Specification;

/// <summary>Finds the lists of allowed values in fields, in the order of the table that the fields were read from.</summary>
internal static class ListedValues
{
    /// <summary>All lists of values, those of nested fields and items among them.</summary>
    public static IEnumerable<IReadOnlyList<WireValue>> In(IEnumerable<ParamField> fields) => fields.SelectMany(In);

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
