using System.Globalization;
using System.Text.Json;
using Typed.Specification;

namespace Typed.Visiting;

/// <summary>The values of the few fields that a price depends on. One instance per thread is reused, so that a lookup allocates nothing.</summary>
internal sealed class PriceInputs : ParamVisitor
{
    /// <summary>The index for no field.</summary>
    public const int None = -1;

    [ThreadStatic]
    private static PriceInputs? s_kept;

    private ParamField[] _fields = [];
    private string?[] _texts = [];
    private double?[] _numbers = [];

    private PriceInputs()
    {
    }

    /// <summary>Whether each field has a single value that is known here.</summary>
    public bool AreAllSingle { get; private set; }

    /// <summary>The values of a request. They hold until the next call on the same thread.</summary>
    public static PriceInputs Of(ModelParams value, ParamField[] fields)
    {
        var values = s_kept ??= new PriceInputs();
        values.Begin(fields);
        value.Accept(values);
        values._fields = [];
        return values;
    }

    /// <summary>The wire text of a field, of its documented default if the request does not set it.</summary>
    public string? TextOf(int index) => _texts[index];

    /// <summary>The number of items that a field states, 1 for no field; 0 if it is not a count.</summary>
    public int CountOf(int index) =>
        index == None ? 1 : _numbers[index] is { } number and >= 1 and <= int.MaxValue && number == Math.Floor(number) ? (int)number : 0;

    public override void Text(ParamField field, string? value) => Set(field, value, null);

    public override void Integer(ParamField field, long? value) => Numeric(field, value, value);

    public override void Number(ParamField field, double? value) => Numeric(field, value, value);

    public override void Boolean(ParamField field, bool? value) => Set(field, value is { } flag ? (flag ? "true" : "false") : null, null);

    public override void Choice(ParamField field, int? value)
    {
        if (value is not { } number || IndexOf(field) is not (>= 0 and var index))
        {
            Unset(field, value is null);
        }
        else if (field.ValueOf(number) is { } wire)
        {
            (_texts[index], _numbers[index]) = (wire.Text, field.Role == ParamRole.Duration && number >= 0 ? number : DefaultValue.NumberIn(wire.Text));
        }
        else
        {
            AreAllSingle = false;
        }
    }

    public override void Object(ParamField field, ParamsObject? value)
    {
    }

    public override void Json(ParamField field, JsonElement? value)
    {
    }

    public override void TextList(ParamField field, IReadOnlyList<string>? value)
    {
    }

    public override void IntegerList(ParamField field, IReadOnlyList<long>? value)
    {
    }

    public override void NumberList(ParamField field, IReadOnlyList<double>? value)
    {
    }

    public override void BooleanList(ParamField field, IReadOnlyList<bool>? value)
    {
    }

    public override void ChoiceList<T>(ParamField field, IReadOnlyList<T>? value)
    {
    }

    public override void ObjectList<T>(ParamField field, IReadOnlyList<T>? value)
    {
    }

    public override void List<T>(ParamField field, IReadOnlyList<T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
    }

    public override void Map<T>(ParamField field, IReadOnlyDictionary<string, T>? value, Action<ParamVisitor, ParamField, T> visit)
    {
    }

    // A union has several shapes. None of the fields that a price depends on here is one.
    public override void Union(ParamField field, ParamUnion? value)
    {
    }

    private void Begin(ParamField[] fields)
    {
        _fields = fields;
        if (_texts.Length < fields.Length)
        {
            (_texts, _numbers) = (new string?[fields.Length], new double?[fields.Length]);
        }

        AreAllSingle = true;
        for (var i = 0; i < fields.Length; i++)
        {
            (_texts[i], _numbers[i]) = fields[i].DefaultValue;
        }
    }

    // The text is made only for a field that the price depends on.
    private void Numeric<T>(ParamField field, T? value, double? number)
        where T : struct, IFormattable
    {
        if (value is null || IndexOf(field) >= 0)
        {
            Set(field, value?.ToString(null, CultureInfo.InvariantCulture), number);
        }
    }

    private void Set(ParamField field, string? text, double? number)
    {
        if (text is not null && IndexOf(field) is >= 0 and var index)
        {
            (_texts[index], _numbers[index]) = (text, number);
        }
        else
        {
            Unset(field, text is null);
        }
    }

    // A required field that takes null is sent as null, which is not its default.
    private void Unset(ParamField field, bool isNull)
    {
        if (isNull && field.Required && field.Nullable && IndexOf(field) >= 0)
        {
            AreAllSingle = false;
        }
    }

    // By reference: there are one to three of them.
    private int IndexOf(ParamField field)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (ReferenceEquals(_fields[i], field))
            {
                return i;
            }
        }

        return None;
    }
}
