using System.Runtime.CompilerServices;
using System.Text.Json;
using Typed.Reading;
using Typed.Specification;

namespace Typed.Parameters;

/// <summary>The values of an ordinary request or of an object in it, read in one pass and without a JSON document. One instance per thread is reused.</summary>
/// <remarks>
/// Ordinary is an object whose members are texts, numbers, booleans, listed values, lists of these, objects and lists of objects, each of the type that the model wants. Everything else is left to
/// the reader of documents, which also reports what does not fit. Of two members with one name the last one counts, as in a document.
/// </remarks>
internal sealed partial class ScannedValues
{
    [ThreadStatic]
    private static ScannedValues? s_kept;

    private static readonly Value s_none;

    private readonly ParamsReader _reader;
    private readonly List<ScannedValues> _objects = [];
    private int _objectCount;
    private ParamField[] _fields = [];
    private Value[] _values = [];
    private int _expected;
    private bool _isForeign;

    private ScannedValues() => _reader = ParamsReader.Over(this);

    /// <summary>Whether the record that was read has all values: it read nothing else, and reported no violation.</summary>
    private bool IsWhole => _reader.Violations.Count == 0 && !_isForeign;

    /// <summary>Reads a record; null if its JSON is not ordinary. The reader is then somewhere within it.</summary>
    public static T? TryRead<T>(ref Utf8JsonReader reader, ParamField[] fields)
        where T : ParamsObject, IReadableParams
    {
        var values = s_kept ?? new ScannedValues();
        s_kept = null;
        var record = values.TryScan(ref reader, fields) ? (T)T.Read(values._reader) : null;
        var isWhole = values.IsWhole;
        values.Clear();
        s_kept = values;
        return isWhole ? record : null;
    }

    public string? Text(ParamField field) => (string?)Of(field).Reference;

    public long? Integer(ParamField field) => Of(field) is { IsSet: true } value ? value.Integer : null;

    public double? Number(ParamField field) => Of(field) is { IsSet: true } value ? value.Number : null;

    public bool? Boolean(ParamField field) => Of(field) is { IsSet: true } value ? value.Integer != 0 : null;

    public int? Choice(ParamField field) => Of(field) is { IsSet: true } value ? (int)value.Integer : null;

    /// <summary>Returns a list of texts, integers, numbers or booleans.</summary>
    public List<T>? List<T>(ParamField field)
    {
        var list = Of(field).Reference;
        _isForeign |= list is not null and not List<T>;
        return list as List<T>;
    }

    /// <summary>Returns a list of listed values.</summary>
    public List<T>? Choices<T>(ParamField field)
        where T : unmanaged, Enum => List<int>(field)?.ConvertAll(static number => Unsafe.BitCast<int, T>(number));

    public T? Object<T>(ParamField field)
        where T : ParamsObject, IReadableParams => Of(field) is { IsSet: true } value ? Read<T>((int)value.Integer) : null;

    public List<T>? Objects<T>(ParamField field)
        where T : ParamsObject, IReadableParams
    {
        if (Of(field) is not { IsSet: true } value)
        {
            return null;
        }

        var list = new List<T>(value.Count);
        for (var i = 0; i < value.Count; i++)
        {
            list.Add(Read<T>((int)value.Integer + i));
        }

        return list;
    }

    /// <summary>Determines whether the object has a member.</summary>
    public bool Has(ParamField field) => Of(field).IsFound;

    /// <summary>Notes that the record reads something other than these values.</summary>
    public void Leave() => _isForeign = true;

    private T Read<T>(int at)
        where T : ParamsObject, IReadableParams
    {
        var values = _objects[at];
        var record = (T)T.Read(values._reader);
        _isForeign |= !values.IsWhole;
        return record;
    }

    // Records read their fields in order. The record of an object has fields of its own, with the names and kinds of those that the outer record's field lists.
    private ref readonly Value Of(ParamField field)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var at = _expected + i;
            at = at < _fields.Length ? at : at - _fields.Length;
            if (ReferenceEquals(_fields[at], field) || (_fields[at].Name == field.Name && _fields[at].Kind == field.Kind))
            {
                _expected = at + 1;
                return ref _values[at];
            }
        }

        _isForeign = true;
        return ref s_none;
    }

    private void Clear()
    {
        for (var i = 0; i < _objectCount; i++)
        {
            _objects[i].Clear();
        }

        Array.Clear(_values, 0, _fields.Length);
        _reader.Violations.Clear();
        (_fields, _objectCount, _isForeign) = ([], 0, false);
    }

    private struct Value
    {
        /// <summary>A text, or a list of simple values.</summary>
        public object? Reference;

        /// <summary>A number, or the place of the first object.</summary>
        public long Integer;
        public double Number;

        /// <summary>The number of objects.</summary>
        public int Count;

        /// <summary>Whether the JSON has the member.</summary>
        public bool IsFound;

        /// <summary>Whether there is a number, a boolean, a listed value, an object or a list of objects.</summary>
        public bool IsSet;
    }
}
