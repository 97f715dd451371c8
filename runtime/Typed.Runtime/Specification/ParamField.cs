using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Validation;

namespace Typed.Specification;

/// <summary>One input field of a model, with every constraint in its schema.</summary>
public sealed class ParamField
{
    private readonly bool _isNameEscaped;
    private TextPattern? _pattern;
    private DefaultValue? _default;

    /// <summary>Creates a field.</summary>
    /// <param name="name">The name on the wire; empty for the items of a list.</param>
    /// <param name="kind">The shape of the value.</param>
    public ParamField(string name, ParamKind kind)
    {
        Name = name;
        Kind = kind;
        EncodedName = JsonEncodedText.Encode(name);
        _isNameEscaped = EncodedName.EncodedUtf8Bytes.Contains((byte)'\\');
    }

    /// <summary>Creates a field with the constraints of a row of a table.</summary>
    /// <param name="name">The name on the wire; empty for the items of a list.</param>
    /// <param name="kind">The shape of the value.</param>
    /// <param name="row">A JSON object with the constraints by keyword.</param>
    internal ParamField(string name, ParamKind kind, JsonElement row)
        : this(name, kind)
    {
        Minimum = TableRow.Number(row, "minimum");
        Maximum = TableRow.Number(row, "maximum");
        ExclusiveMinimum = TableRow.Number(row, "exclusiveMinimum");
        ExclusiveMaximum = TableRow.Number(row, "exclusiveMaximum");
        MultipleOf = TableRow.Number(row, "multipleOf");
        MinLength = TableRow.Count(row, "minLength");
        MaxLength = TableRow.Count(row, "maxLength");
        SoftMaxLength = TableRow.Count(row, "softMaxLength");
        MinItems = TableRow.Count(row, "minItems");
        MaxItems = TableRow.Count(row, "maxItems");
        SoftMaxItems = TableRow.Count(row, "softMaxItems");
        UniqueItems = TableRow.Flag(row, "uniqueItems");
        Pattern = TableRow.OptionalText(row, "pattern");
        Format = TableRow.OptionalText(row, "format");
    }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>The shape of the value.</summary>
    public ParamKind Kind { get; }

    /// <summary>Whether the model rejects a request without the field.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the field accepts JSON null.</summary>
    public bool Nullable { get; init; }

    /// <summary>The field's purpose, if its name indicates one.</summary>
    public ParamRole Role { get; init; }

    /// <summary>The documented default as JSON, or null if none is documented. An omitted field counts as its default.</summary>
    public string? Default { get; init; }

    /// <summary>The kind of media that the URL or list of URLs points to: <c>image</c>, <c>video</c> or <c>audio</c>.</summary>
    public string? Media { get; init; }

    /// <summary>The allowed values in schema order, or empty if any value is allowed.</summary>
    public IReadOnlyList<WireValue> Values { get; init; } = [];

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

    /// <summary>The constraints of the items of a list, or of the values of a map.</summary>
    public ParamField? Items { get; init; }

    /// <summary>The direct fields of an object, without nested ones. Empty if the value is not an object.</summary>
    public IReadOnlyList<ParamField> Fields { get; init; } = [];

    /// <summary>The shapes of a union. Empty if the value is not a union, or a union in a nested object.</summary>
    public IReadOnlyList<ParamField> Branches { get; init; } = [];

    /// <summary>Whether an object must have exactly one of its <see cref="Fields"/>.</summary>
    public bool IsExactlyOne { get; init; }

    /// <summary>The position among the model's named input slots, from 0; -1 if the field is not a slot.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Whether the value changes the price, if the provider states it.</summary>
    public CostEffect CostEffect { get; init; }

    /// <summary>The name on the wire, escaped for JSON.</summary>
    internal JsonEncodedText EncodedName { get; }

    /// <summary>The name on the wire as UTF-8; empty if it has characters that <see cref="EncodedName"/> escapes.</summary>
    internal ReadOnlySpan<byte> Utf8Name => _isNameEscaped ? default : EncodedName.EncodedUtf8Bytes;

    /// <summary>The documented default, parsed once.</summary>
    internal DefaultValue DefaultValue => _default ??= DefaultValue.Parse(Default);

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

    /// <summary>Gets the wire form of an enum member, or null if the number is not a member.</summary>
    internal WireValue? ValueOf(int number)
    {
        // Lists are short; even long lists of fonts and voices need only an integer scan. By index, to avoid allocating an enumerator.
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Number == number)
            {
                return Values[i];
            }
        }

        return null;
    }

    internal bool MatchesPattern(string text) => (_pattern ??= new TextPattern(Pattern!)).Matches(text);
}
