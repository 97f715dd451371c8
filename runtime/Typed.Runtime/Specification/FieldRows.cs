namespace Typed.Specification;

/// <summary>Reads the lists of a table of fields.</summary>
internal static class FieldRows
{
    /// <summary>Reads fields.</summary>
    public static ParamField[] Fields(TableScanner table)
    {
        var fields = new List<ParamField>();
        table.Enter();
        while (table.Next())
        {
            fields.Add(new ParamField(table));
        }

        return fields.ToArray();
    }

    /// <summary>Reads an enum's values: pairs of the member's number and the value on the wire.</summary>
    public static WireValue[] Values(TableScanner table)
    {
        var values = new List<WireValue>();
        table.Enter();
        while (table.Next())
        {
            table.Enter();
            table.Next();
            var number = table.Count();
            table.Next();
            values.Add(table.IsText() ? new WireValue(number, table.Text()) : Other(number, table.Raw()));
            table.Next();
        }

        return values.ToArray();
    }

    private static WireValue Other(int number, string json) => new(number, json, json);
}
