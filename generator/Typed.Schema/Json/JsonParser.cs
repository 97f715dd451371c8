using System.Globalization;
using System.Text;
using Typed.Schema.Diagnostics;

namespace Typed.Schema.Json;

/// <summary>A strict JSON reader (RFC 8259) that keeps the location of every value and rejects duplicate names.</summary>
/// <remarks>Custom code, because some hosts fail to load a JSON library beside a generator, and no library keeps line and column.</remarks>
public ref struct JsonParser
{
    // Deeper than any hand-written schema, and well below the limit of a host's stack.
    private const int MaxDepth = 128;

    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private int _at;
    private int _line;
    private int _lineStart;
    private int _depth;

    private JsonParser(string text, CancellationToken cancellation)
    {
        _text = text;
        _cancellation = cancellation;
    }

    /// <exception cref="JsonFormatException">The text is not JSON.</exception>
    public static JsonNode Parse(string text, CancellationToken cancellation)
    {
        var parser = new JsonParser(text, cancellation);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            parser._at = parser._lineStart = 1;
        }

        parser.SkipWhitespace();
        if (parser._at == text.Length)
        {
            throw parser.Fail("the file is empty");
        }

        var root = parser.Value();
        parser.SkipWhitespace();
        return parser._at == text.Length ? root : throw parser.Fail("text follows the end of the value");
    }

    private JsonNode Value()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_at == _text.Length)
        {
            throw Fail("the file ends where a value is expected");
        }

        return _text[_at] switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => StringValue(),
            't' => Literal("true", JsonKind.True),
            'f' => Literal("false", JsonKind.False),
            'n' => Literal("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => Number(),
            '/' => throw Fail("comments are not allowed"),
            '\0' => throw Fail("a NUL character stands where a value is expected"),
            var c => throw Fail($"{Show(c)} stands where a value is expected"),
        };
    }

    private JsonNode Object()
    {
        var start = Mark();
        Enter();
        var members = new List<KeyValuePair<string, JsonNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        SkipWhitespace();
        while (!Take('}'))
        {
            if (members.Count > 0)
            {
                Expect(',', "a comma or '}'");
                SkipWhitespace();
                if (Peek() == '}')
                {
                    throw Fail("a comma stands before '}'");
                }
            }

            if (Peek() != '"')
            {
                throw Fail(_at == _text.Length ? "the file ends inside an object" : "a member name in double quotes is expected");
            }

            var nameStart = Mark();
            var name = String();
            if (!names.Add(name))
            {
                throw new JsonFormatException($"the member \"{name}\" stands twice in the same object", PlaceFrom(nameStart));
            }

            SkipWhitespace();
            Expect(':', "a colon");
            SkipWhitespace();
            members.Add(new KeyValuePair<string, JsonNode>(name, Value()));
            SkipWhitespace();
        }

        _depth--;
        return new JsonNode(JsonKind.Object, PlaceFrom(start)) { Members = members };
    }

    private JsonNode Array()
    {
        var start = Mark();
        Enter();
        var items = new List<JsonNode>();
        SkipWhitespace();
        while (!Take(']'))
        {
            if (items.Count > 0)
            {
                Expect(',', "a comma or ']'");
                SkipWhitespace();
                if (Peek() == ']')
                {
                    throw Fail("a comma stands before ']'");
                }
            }

            items.Add(Value());
            SkipWhitespace();
        }

        _depth--;
        return new JsonNode(JsonKind.Array, PlaceFrom(start)) { Items = items };
    }

    private JsonNode StringValue()
    {
        var start = Mark();
        var text = String();
        return new JsonNode(JsonKind.String, PlaceFrom(start)) { Text = text };
    }

    private string String()
    {
        _at++;
        var from = _at;
        StringBuilder? unescaped = null;
        var hasSurrogates = false;
        while (true)
        {
            if (_at == _text.Length)
            {
                throw Fail("the file ends inside a string");
            }

            var c = _text[_at];
            if (c == '"')
            {
                var rest = _text.Substring(from, _at - from);
                _at++;
                var text = unescaped is null ? rest : unescaped.Append(rest).ToString();
                return hasSurrogates ? Surrogates.Paired(text) : text;
            }

            if (c < ' ')
            {
                throw Fail(c is '\n' or '\r' ? "the line ends inside a string" : $"the control character {Show(c)} stands inside a string");
            }

            if (c == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(_text, from, _at - from);
                var escaped = Escape();
                hasSurrogates |= char.IsSurrogate(escaped);
                unescaped.Append(escaped);
                from = _at;
            }
            else
            {
                hasSurrogates |= char.IsSurrogate(c);
                _at++;
            }
        }
    }

    private char Escape()
    {
        var c = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (c == 'u')
        {
            if (_at + 6 <= _text.Length
                && int.TryParse(_text.Substring(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                _at += 6;
                return (char)code;
            }

            throw Fail("\\u is not followed by four hexadecimal digits");
        }

        var value = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Fail($"\\{(c == '\0' ? "" : c.ToString())} is not an escape that JSON has"),
        };
        _at += 2;
        return value;
    }

    private JsonNode Number()
    {
        var start = Mark();
        var from = _at;
        Take('-');
        if (!Take('0'))
        {
            Digits();
        }

        if (Take('.'))
        {
            Digits();
        }

        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            Digits();
        }

        if (Peek() is >= '0' and <= '9')
        {
            throw Fail("a number may not begin with 0");
        }

        return new JsonNode(JsonKind.Number, PlaceFrom(start)) { Text = _text.Substring(from, _at - from) };
    }

    private void Digits()
    {
        if (Peek() is not (>= '0' and <= '9'))
        {
            throw Fail("a digit is expected");
        }

        while (Peek() is >= '0' and <= '9')
        {
            _at++;
        }
    }

    private JsonNode Literal(string literal, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _at, literal, 0, literal.Length) != 0)
        {
            throw Fail($"{Show(_text[_at])} stands where a value is expected");
        }

        var start = Mark();
        _at += literal.Length;
        return new JsonNode(kind, PlaceFrom(start));
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Fail($"the nesting is deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");
        }

        _at++;
    }

    private void SkipWhitespace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            if (_text[_at] == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (_text[_at] == '\r' && (_at + 1 == _text.Length || _text[_at + 1] != '\n'))
            {
                _line++;
                _lineStart = _at + 1;
            }

            _at++;
        }
    }

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c || _at == _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char c, string what)
    {
        if (!Take(c))
        {
            throw Fail(
                _at == _text.Length ? $"the file ends where {what} is expected"
                : Peek() == '/' ? "comments are not allowed"
                : $"{Show(Peek())} stands where {what} is expected");
        }
    }

    private readonly (int At, int Line, int Column) Mark() => (_at, _line, _at - _lineStart);

    private readonly TextPlace PlaceFrom((int At, int Line, int Column) start) =>
        new(start.At, _at - start.At, start.Line, start.Column, _line, _at - _lineStart);

    private readonly JsonFormatException Fail(string message)
    {
        var length = _at < _text.Length ? 1 : 0;
        return new JsonFormatException(message, new TextPlace(_at, length, _line, _at - _lineStart, _line, _at - _lineStart + length));
    }

    private static string Show(char c) =>
        c is > ' ' and < '\u007f' ? $"'{c}'" : $"U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}";
}
