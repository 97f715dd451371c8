using System.Text;
using Typed.Validation;

namespace Typed.Specification;

/// <summary>One input field of a model, with every constraint in its schema.</summary>
public sealed partial class ParamField
{
    private readonly byte[] _memberStart;
    private readonly WireValue[] _values = [];
    private TextPattern? _pattern;
    private DefaultValue? _default;
    private NumberLimits? _limits;
    private TextLimits _textLimits;

    /// <summary>Creates a field.</summary>
    /// <param name="name">The name on the wire; empty for the items of a list.</param>
    /// <param name="kind">The shape of the value.</param>
    public ParamField(string name, ParamKind kind)
    {
        Name = name;
        Kind = kind;
        _memberStart = MemberStartOf(name);
    }

    private enum TextLimits : byte
    {
        Unknown = 0,
        None = 1,
        Some = 2,
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
    public IReadOnlyList<WireValue> Values
    {
        get => _values;
        init => _values = value as WireValue[] ?? [.. value];
    }

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

    /// <summary>What a member starts with in JSON that is not indented: a comma, the name in quotes, a colon.</summary>
    internal ReadOnlySpan<byte> MemberStart => _memberStart;

    /// <summary>The name on the wire as UTF-8; empty if JSON must escape it.</summary>
    internal ReadOnlySpan<byte> Utf8Name => _memberStart.Length == Name.Length + 4 ? _memberStart.AsSpan(2, Name.Length) : default;

    /// <summary>The direct fields of an object. An array, because these are looked up for every request.</summary>
    internal ParamField[] FieldArray => Fields as ParamField[] ?? [.. Fields];

    /// <summary>The allowed values. An array, because these are compared for every request.</summary>
    internal WireValue[] ListedValues => _values;

    /// <summary>The documented default, parsed once.</summary>
    internal DefaultValue DefaultValue => _default ??= DefaultValue.Parse(Default);

    /// <summary>Gets the wire form of an enum member, or null if the number is not a member.</summary>
    internal WireValue? ValueOf(int number)
    {
        // Lists are short; even long lists of fonts and voices need only an integer scan.
        foreach (var value in _values)
        {
            if (value.Number == number)
            {
                return value;
            }
        }

        return null;
    }

    internal bool MatchesPattern(string text) => (_pattern ??= new TextPattern(Pattern!)).Matches(text);

    private static byte[] MemberStartOf(string name)
    {
        // ASCII, because the name is escaped.
        var json = PlainText.Quote(name);
        var start = new byte[json.Length + 2];
        start[0] = (byte)',';
        Encoding.UTF8.GetBytes(json, start.AsSpan(1));
        start[^1] = (byte)':';
        return start;
    }
}
