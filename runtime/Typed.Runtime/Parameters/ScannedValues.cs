using System.Text.Json;
using Typed.Reading;
using Typed.Specification;

namespace Typed.Parameters;

/// <summary>The values of an ordinary request, read in one pass and without a JSON document. One instance per thread is reused.</summary>
/// <remarks>
/// Ordinary is an object whose members are texts, numbers, booleans and listed values of the model, each of the type that the model wants. Everything else is left to the reader of documents,
/// which also reports what does not fit. Of two members with one name the last one counts, as in a document.
/// </remarks>
internal sealed class FlatValues
{
    [ThreadStatic]
    private static FlatValues? s_kept;

    private static readonly Value s_none;

    private readonly ParamsReader _reader;
    private ParamField[] _fields = [];
    private Value[] _values = [];
    private int _expected;
    private bool _isForeign;

    private FlatValues() => _reader = ParamsReader.Over(this);

    /// <summary>Reads a record; null if its JSON is not ordinary. The reader is then somewhere within it.</summary>
    public static T? TryRead<T>(ref Utf8JsonReader reader, ParamField[] fields)
        where T : ParamsObject, IReadableParams
    {
        var values = s_kept ?? new FlatValues();
        s_kept = null;
        var record = values.TryScan(ref reader, fields) ? (T)T.Read(values._reader) : null;
        var isWhole = values._reader.Violations.Count == 0 && !values._isForeign;
        values.Return();
        return isWhole ? record : null;
    }

    public string? Text(ParamField field) => Of(field).Text;

    public long? Integer(ParamField field) => Of(field) is { IsSet: true } value ? value.Integer : null;

    public double? Number(ParamField field) => Of(field) is { IsSet: true } value ? value.Number : null;

    public bool? Boolean(ParamField field) => Of(field) is { IsSet: true } value ? value.Integer != 0 : null;

    public int? Choice(ParamField field) => Of(field) is { IsSet: true } value ? (int)value.Integer : null;

    /// <summary>Notes that the record reads something other than its model's fields.</summary>
    public void Leave() => _isForeign = true;

    private bool TryScan(ref Utf8JsonReader reader, ParamField[] fields)
    {
        (_fields, _expected) = (fields, 0);
        if (_values.Length < fields.Length)
        {
            _values = new Value[fields.Length];
        }

        try
        {
            return Scan(ref reader);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text with half a character.
            return false;
        }
    }

    private bool Scan(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = Named(ref reader);
            if (at < 0 || !reader.Read() || !TryTake(ref reader, _fields[at], ref _values[at]))
            {
                return false;
            }
        }

        _expected = 0;
        return reader.TokenType == JsonTokenType.EndObject && !IsOneMissing();
    }

    // Members usually come in the order of the fields.
    private int Named(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var at = _expected + i;
            at = at < _fields.Length ? at : at - _fields.Length;
            if (_fields[at].Utf8Name is { IsEmpty: false } name && reader.ValueTextEquals(name))
            {
                _expected = at + 1;
                return at;
            }
        }

        return -1;
    }

    private static bool TryTake(ref Utf8JsonReader reader, ParamField field, ref Value value)
    {
        value.IsFound = true;
        switch (field.Kind, reader.TokenType)
        {
            case (ParamKind.Text, JsonTokenType.String):
                value.Text = reader.GetString();
                return true;
            case (ParamKind.Integer, JsonTokenType.Number):
                return value.IsSet = reader.TryGetInt64(out value.Integer);
            case (ParamKind.Number, JsonTokenType.Number):
                return value.IsSet = reader.TryGetDouble(out value.Number) && double.IsFinite(value.Number);
            case (ParamKind.Boolean, JsonTokenType.True or JsonTokenType.False):
                (value.Integer, value.IsSet) = (reader.TokenType == JsonTokenType.True ? 1 : 0, true);
                return true;
            case (ParamKind.Choice, _):
                return TryTakeChoice(ref reader, field, ref value);
            default:
                return false;
        }
    }

    private static bool TryTakeChoice(ref Utf8JsonReader reader, ParamField field, ref Value value)
    {
        foreach (var listed in field.ListedValues)
        {
            if (listed.IsAt(ref reader))
            {
                (value.Integer, value.IsSet) = (listed.Number, true);
                return true;
            }
        }

        return false;
    }

    private bool IsOneMissing()
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i].Required && !_values[i].IsFound)
            {
                return true;
            }
        }

        return false;
    }

    // Records read their fields in order.
    private ref readonly Value Of(ParamField field)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var at = _expected + i;
            at = at < _fields.Length ? at : at - _fields.Length;
            if (ReferenceEquals(_fields[at], field))
            {
                _expected = at + 1;
                return ref _values[at];
            }
        }

        _isForeign = true;
        return ref s_none;
    }

    private void Return()
    {
        Array.Clear(_values, 0, _fields.Length);
        _reader.Violations.Clear();
        (_fields, _isForeign) = ([], false);
        s_kept = this;
    }

    private struct Value
    {
        public string? Text;
        public long Integer;
        public double Number;

        /// <summary>Whether the JSON has the member.</summary>
        public bool IsFound;

        /// <summary>Whether there is a number, a boolean or a listed value.</summary>
        public bool IsSet;
    }
}
