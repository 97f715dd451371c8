using System.Text.Json.Nodes;

namespace Typed.Specification;

/// <content>The constraints of a field, and how a field is read from its row of a table.</content>
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

    /// <summary>The minimum number allowed.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The maximum number allowed.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The exclusive lower bound of a number.</summary>
    public decimal? ExclusiveMinimum { get; init; }

    /// <summary>The exclusive upper bound of a number.</summary>
    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>The step: a value must be a multiple of it. Compared as decimals, so 0.3 is three steps of 0.1.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>The minimum length of a text, in Unicode characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The maximum length of a text, in Unicode characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The maximum length of a text that the documentation states only in prose. Exceeding it is a warning.</summary>
    public int? SoftMaxLength { get; init; }

    /// <summary>A regular expression that must match somewhere in the text.</summary>
    public string? Pattern { get; init; }

    /// <summary>The format of a text, such as <c>uri</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The minimum number of list items.</summary>
    public int? MinItems { get; init; }

    /// <summary>The maximum number of list items.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The maximum number of list items that the documentation states only in prose. Exceeding it is a warning.</summary>
    public int? SoftMaxItems { get; init; }

    /// <summary>Whether all items of a list must be unique.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>The limits of a number, in the form that is checked first.</summary>
    internal NumberLimits Limits => _limits ??= NumberLimits.Of([Minimum, ExclusiveMinimum], [Maximum, ExclusiveMaximum], MultipleOf);

    /// <summary>Whether a text must satisfy anything.</summary>
    internal bool HasTextLimits
    {
        get
        {
            if (_textLimits == TextLimits.Unknown)
            {
                _textLimits = _values.Length > 0 || Pattern is not null || Format is not null || MinLength is not null || MaxLength is not null || SoftMaxLength is not null
                    ? TextLimits.Some
                    : TextLimits.None;
            }

            return _textLimits == TextLimits.Some;
        }
    }

    /// <summary>The constraints as keywords of JSON Schema. Those that only prose states are not among them.</summary>
    internal IEnumerable<KeyValuePair<string, JsonNode?>> Keywords() => new KeyValuePair<string, JsonNode?>[]
    {
        new("minimum", Minimum),
        new("maximum", Maximum),
        new("exclusiveMinimum", ExclusiveMinimum),
        new("exclusiveMaximum", ExclusiveMaximum),
        new("multipleOf", MultipleOf),
        new("minLength", MinLength),
        new("maxLength", MaxLength),
        new("minItems", MinItems),
        new("maxItems", MaxItems),
        new("pattern", Pattern),
        new("format", Format),
        new("uniqueItems", UniqueItems ? true : null),
    }.Where(keyword => keyword.Value is not null);

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
