using System.Text.Json;
using Typed.Specification;

namespace Typed.Parameters;

/// <content>Takes the values from the JSON.</content>
internal sealed partial class ScannedValues
{
    // The values of so many objects are kept by the thread. A longer list is read from a document.
    private const int MostObjects = 64;

    private bool TryScan(ref Utf8JsonReader reader, ParamField[] fields)
    {
        try
        {
            return Scan(ref reader, fields);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text with half a character.
            return false;
        }
    }

    private bool Scan(ref Utf8JsonReader reader, ParamField[] fields)
    {
        (_fields, _expected) = (fields, 0);
        if (_values.Length < fields.Length)
        {
            _values = new Value[fields.Length];
        }

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

    private bool TryTake(ref Utf8JsonReader reader, ParamField field, ref Value value)
    {
        value.IsFound = true;
        switch (field.Kind)
        {
            case ParamKind.Text:
                var isText = TryText(ref reader, out var text);
                value.Reference = text;
                return isText;
            case ParamKind.Integer:
                return value.IsSet = TryInteger(ref reader, out value.Integer);
            case ParamKind.Number:
                return value.IsSet = TryNumber(ref reader, out value.Number);
            case ParamKind.Boolean:
                value.IsSet = TryBoolean(ref reader, out var flag);
                value.Integer = flag ? 1 : 0;
                return value.IsSet;
            case ParamKind.Choice:
                value.IsSet = TryChoice(ref reader, field, out var number);
                value.Integer = number;
                return value.IsSet;
            case ParamKind.Object when reader.TokenType == JsonTokenType.StartObject:
                (value.Integer, value.Count, value.IsSet) = (_objectCount, 1, true);
                return TryTakeObject(ref reader, field);
            case ParamKind.List when reader.TokenType == JsonTokenType.StartArray:
                return TryTakeList(ref reader, field.Items!, ref value);
            default:
                return false;
        }
    }

    private bool TryTakeObject(ref Utf8JsonReader reader, ParamField field)
    {
        if (_objectCount == MostObjects)
        {
            return false;
        }

        if (_objectCount == _objects.Count)
        {
            _objects.Add(new ScannedValues());
        }

        return _objects[_objectCount++].Scan(ref reader, field.FieldArray);
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
}
