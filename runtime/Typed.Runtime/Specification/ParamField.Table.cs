namespace Typed.Specification;

/// <content>Reads a field from its row of a table.</content>
public sealed partial class ParamField
{
    /// <summary>Reads a field.</summary>
    /// <param name="row">The table, positioned at a JSON object with the members that apply.</param>
    internal ParamField(TableScanner row)
    {
        Name = "";
        row.Enter();
        while (row.Next())
        {
            // Only the members that a row has are set: each setter must be compiled when a process first uses a model.
            switch (row.Name())
            {
                case "name": Name = row.Text(); break;
                case "kind": Kind = KindOf(row.Text()); break;
                case "required": Required = row.Flag(); break;
                case "nullable": Nullable = row.Flag(); break;
                case "role": Role = RoleOf(row.Text()); break;
                case "default": Default = row.Raw(); break;
                case "media": Media = row.Text(); break;
                case "values": _values = FieldRows.Values(row); break;
                case "minimum": Minimum = row.Number(); break;
                case "maximum": Maximum = row.Number(); break;
                case "exclusiveMinimum": ExclusiveMinimum = row.Number(); break;
                case "exclusiveMaximum": ExclusiveMaximum = row.Number(); break;
                case "multipleOf": MultipleOf = row.Number(); break;
                case "minLength": MinLength = row.Count(); break;
                case "maxLength": MaxLength = row.Count(); break;
                case "softMaxLength": SoftMaxLength = row.Count(); break;
                case "pattern": Pattern = row.Text(); break;
                case "format": Format = row.Text(); break;
                case "minItems": MinItems = row.Count(); break;
                case "maxItems": MaxItems = row.Count(); break;
                case "softMaxItems": SoftMaxItems = row.Count(); break;
                case "uniqueItems": UniqueItems = row.Flag(); break;
                case "items": Items = new ParamField(row); break;
                case "fields": Fields = FieldRows.Fields(row); break;
                case "branches": Branches = FieldRows.Fields(row); break;
                case "exactlyOne": IsExactlyOne = row.Flag(); break;
                case "slot": Slot = row.Count(); break;
                case "cost": CostEffect = Enum.Parse<CostEffect>(row.Text()); break;
                default: row.Skip(); break;
            }
        }

        _memberStart = MemberStartOf(Name);
    }

    // Words in place of Enum.Parse, whose generic code is compiled just in time for each enum.
    private static ParamKind KindOf(string word) => word switch
    {
        nameof(ParamKind.Text) => ParamKind.Text,
        nameof(ParamKind.Integer) => ParamKind.Integer,
        nameof(ParamKind.Number) => ParamKind.Number,
        nameof(ParamKind.Boolean) => ParamKind.Boolean,
        nameof(ParamKind.Choice) => ParamKind.Choice,
        nameof(ParamKind.List) => ParamKind.List,
        _ => Enum.Parse<ParamKind>(word),
    };

    private static ParamRole RoleOf(string word) => word switch
    {
        nameof(ParamRole.Duration) => ParamRole.Duration,
        nameof(ParamRole.Resolution) => ParamRole.Resolution,
        nameof(ParamRole.AspectRatio) => ParamRole.AspectRatio,
        _ => Enum.Parse<ParamRole>(word),
    };
}
