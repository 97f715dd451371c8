using System.Globalization;
using System.Text;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>The members of one JSON object, nested values skipped. Anything that is not plain JSON gives nothing.</summary>
internal sealed class RawJson
{
    private readonly string _json;
    private int _at;

    private RawJson(string json) => _json = json;

    /// <summary>Names and values; a value that is null, an object or an array comes as null. Null where the text is no JSON object.</summary>
    public static List<(string Name, object? Value)>? Members(string json)
    {
        var reader = new RawJson(json);
        var members = reader.Object();
        reader.Space();
        return reader._at == json.Length ? members : null;
    }

    private List<(string Name, object? Value)>? Object()
    {
        if (!Take('{'))
        {
            return null;
        }

        var members = new List<(string, object?)>();
        if (Take('}'))
        {
            return members;
        }

        do
        {
            if (Text() is not { } name || !Take(':') || !Value(out var value))
            {
                return null;
            }

            members.Add((name, value));
        }
        while (Take(','));
        return Take('}') ? members : null;
    }

    private bool Value(out object? value)
    {
        value = null;
        Space();
        switch (_at < _json.Length ? _json[_at] : '\0')
        {
            case '"':
                value = Text();
                return value is not null;
            case '{':
                return Object() is not null;
            case '[':
                return Array();
            case 't' or 'f' or 'n':
                return Word("true", true, ref value) || Word("false", false, ref value) || Word("null", null, ref value);
            default:
                return Number(out value);
        }
    }

    private bool Array()
    {
        Take('[');
        if (Take(']'))
        {
            return true;
        }

        do
        {
            if (!Value(out _))
            {
                return false;
            }
        }
        while (Take(','));
        return Take(']');
    }

    private bool Number(out object? value)
    {
        var start = _at;
        while (_at < _json.Length && (char.IsDigit(_json[_at]) || _json[_at] is '-' or '+' or '.' or 'e' or 'E'))
        {
            _at++;
        }

        var text = _json.Substring(start, _at - start);
        value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : null;
        return value is not null;
    }

    private string? Text()
    {
        Space();
        if (_at >= _json.Length || _json[_at] != '"')
        {
            return null;
        }

        var text = new StringBuilder();
        for (_at++; _at < _json.Length; _at++)
        {
            switch (_json[_at])
            {
                case '"':
                    _at++;
                    return text.ToString();
                // Escapes are rare in names and values that matter here.
                case '\\':
                    return null;
                default:
                    text.Append(_json[_at]);
                    break;
            }
        }

        return null;
    }

    private bool Word(string word, object? meaning, ref object? value)
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
