using System.Globalization;
using Typed.Specification;

namespace Typed.Analyzers.Json;

/// <summary>Reads a table that the generator wrote into an attribute: compact JSON in ASCII.</summary>
/// <remarks>An assembly can have any text there, and this runs inside the compiler or the IDE. Nesting is therefore limited, and text that is not such a table is no table.</remarks>
internal sealed class TableReader
{
    // The engine limits schemas to 128 levels, and a table has some of its own.
    private const int MaxDepth = 256;

    private readonly string _json;
    private int _at;
    private int _depth;

    private TableReader(string json) => _json = json;

    /// <summary>The table, or null if the text is not one.</summary>
    public static TableValue? Read(string json)
    {
        var reader = new TableReader(json);
        var value = reader.Value();
        return reader._at == json.Length ? value : null;
    }

    private TableValue? Value()
    {
        var start = _at;
        switch (_at < _json.Length ? _json[_at] : '\0')
        {
            case '{':
                return Object();
            case '[':
                return Array();
            case '"':
                return Text() is { } text ? Made(text, start) : null;
            case 't':
                return Word("true", true);
            case 'f':
                return Word("false", false);
            case 'n':
                return Word("null", null);
            default:
                var end = JsonNumber.EndOf(_json, _at);
                if (end < 0 || !decimal.TryParse(_json.Substring(_at, end - _at), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    return null;
                }

                _at = end;
                return Made(number, start);
        }
    }

    private TableValue? Object()
    {
        var start = _at;
        var members = new Dictionary<string, TableValue>(StringComparer.Ordinal);
        return List('}', () =>
        {
            if (Text() is not { } name || !Take(':') || Value() is not { } value)
            {
                return false;
            }

            members[name] = value;
            return true;
        })
            ? Made(null, start) with { Members = members } : null;
    }

    private TableValue? Array()
    {
        var start = _at;
        var items = new List<TableValue>();
        return List(']', () =>
        {
            if (Value() is not { } value)
            {
                return false;
            }

            items.Add(value);
            return true;
        })
            ? Made(null, start) with { Items = items } : null;
    }

    private bool List(char close, Func<bool> one)
    {
        _at++;
        if (++_depth > MaxDepth)
        {
            return false;
        }

        if (!Take(close))
        {
            do
            {
                if (!one())
                {
                    return false;
                }
            }
            while (Take(','));
            if (!Take(close))
            {
                return false;
            }
        }

        _depth--;
        return true;
    }

    private TableValue? Word(string word, object? meaning)
    {
        if (string.CompareOrdinal(_json, _at, word, 0, word.Length) != 0)
        {
            return null;
        }

        _at += word.Length;
        return Made(meaning, _at - word.Length);
    }

    private string? Text()
    {
        var text = JsonString.Read(_json, _at, out var end);
        _at = end;
        return text;
    }

    private bool Take(char c)
    {
        if (_at >= _json.Length || _json[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private TableValue Made(object? plain, int start) => new(plain, _json, start, _at);
}
