using System.Globalization;
using Typed.Analyzers.Json;
using Typed.Specification;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>Reads the members of one JSON object and skips nested values. Returns nothing if the text is not strict JSON.</summary>
/// <remarks>
/// The text is arbitrary and this runs inside the compiler or the IDE, where a stack overflow ends the process. Nesting is therefore limited.
/// </remarks>
internal sealed class RawJson
{
    // System.Text.Json rejects deeper texts by default, so such a request is never sent.
    private const int MaxDepth = 64;

    /// <summary>Stands for a part of the text that is known only at run time: within a string, or in place of a value.</summary>
    public const char Hole = '\uE000';

    private readonly string _json;
    private int _at;
    private int _depth;

    private RawJson(string json) => _json = json;

    /// <summary>
    /// The names and values. An object is returned as such a list, an array or a value with a <see cref="Hole"/> as null, the value null as <see cref="DBNull"/>. Returns null if the
    /// text is not a JSON object.
    /// </summary>
    public static List<(string Name, object? Value)>? Members(string json)
    {
        var reader = new RawJson(json);
        var members = reader.Object();
        reader.Space();
        return reader._at == json.Length ? members : null;
    }

    private List<(string Name, object? Value)>? Object()
    {
        if (!Take('{') || !Enter())
        {
            return null;
        }

        var members = new List<(string, object?)>();
        if (!Take('}'))
        {
            do
            {
                if (Text() is not { } name || name.IndexOf(Hole) >= 0 || !Take(':') || !Value(out var value))
                {
                    return null;
                }

                members.Add((name, value));
            }
            while (Take(','));
            if (!Take('}'))
            {
                return null;
            }
        }

        _depth--;
        return members;
    }

    private bool Array()
    {
        if (!Take('[') || !Enter())
        {
            return false;
        }

        if (!Take(']'))
        {
            do
            {
                if (!Value(out _))
                {
                    return false;
                }
            }
            while (Take(','));
            if (!Take(']'))
            {
                return false;
            }
        }

        _depth--;
        return true;
    }

    private bool Enter() => ++_depth <= MaxDepth;

    private bool Value(out object? value)
    {
        value = null;
        Space();
        switch (_at < _json.Length ? _json[_at] : '\0')
        {
            case '"':
                var text = Text();
                value = text?.IndexOf(Hole) >= 0 ? null : text;
                return text is not null;
            case Hole:
                _at++;
                return true;
            case '{':
                value = Object();
                return value is not null;
            case '[':
                return Array();
            case 't' or 'f' or 'n':
                return Word("true", true, ref value) || Word("false", false, ref value) || Word("null", DBNull.Value, ref value);
            default:
                return Number(out value);
        }
    }

    private bool Number(out object? value)
    {
        value = null;
        var end = JsonNumber.EndOf(_json, _at);
        if (end < 0)
        {
            return false;
        }

        var text = _json.Substring(_at, end - _at);
        _at = end;
        value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : null;
        return value is not null;
    }

    private string? Text()
    {
        Space();
        var text = JsonString.Read(_json, _at, out var end);
        _at = end;
        return text;
    }

    private bool Word(string word, object meaning, ref object? value)
    {
        if (string.CompareOrdinal(_json, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        value = meaning;
        return true;
    }

    private bool Take(char c)
    {
        Space();
        if (_at >= _json.Length || _json[_at] != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Space()
    {
        while (_at < _json.Length && _json[_at] is (' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }
}
