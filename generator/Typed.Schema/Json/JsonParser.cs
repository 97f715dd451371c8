using System.Globalization;

namespace Typed.Schema.Json;

/// <summary>A strict JSON reader (RFC 8259) that keeps the location of every value and rejects duplicate names.</summary>
/// <remarks>Custom code, because some hosts fail to load a JSON library beside a generator, and no library keeps line and column.</remarks>
public ref struct JsonParser
{
    // Deeper than any hand-written schema, and well below the limit of a host's stack.
    private const int MaxDepth = 128;

    private readonly CancellationToken _cancellation;
    private JsonCursor _cursor;
    private int _depth;

    private JsonParser(string text, CancellationToken cancellation)
    {
        _cursor = new JsonCursor(text);
        _cancellation = cancellation;
    }

    /// <exception cref="JsonFormatException">The text is not JSON.</exception>
    public static JsonNode Parse(string text, CancellationToken cancellation) => new JsonParser(text, cancellation).Root();

    private JsonNode Root()
    {
        _cursor.SkipByteOrderMark();
        _cursor.SkipWhitespace();
        if (_cursor.IsAtEnd)
        {
            throw _cursor.Fail("the file is empty");
        }

        var root = Value();
        _cursor.SkipWhitespace();
        return _cursor.IsAtEnd ? root : throw _cursor.Fail("text follows the end of the value");
    }

    private JsonNode Value()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_cursor.IsAtEnd)
        {
            throw _cursor.Fail("the file ends where a value is expected");
        }

        return _cursor.Current switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' => String(),
            't' => Literal("true", JsonKind.True),
            'f' => Literal("false", JsonKind.False),
            'n' => Literal("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => Number(),
            '/' => throw _cursor.Fail("comments are not allowed"),
            '\0' => throw _cursor.Fail("a NUL character stands where a value is expected"),
            var c => throw _cursor.Fail($"{JsonCursor.Show(c)} stands where a value is expected"),
        };
    }

    private JsonNode Object()
    {
        var start = _cursor.Mark();
        Enter();
        var members = new List<KeyValuePair<string, JsonNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!_cursor.Take('}'))
        {
            if (members.Count > 0)
            {
                Comma('}');
            }

            if (_cursor.Current != '"')
            {
                throw _cursor.Fail(_cursor.IsAtEnd ? "the file ends inside an object" : "a member name in double quotes is expected");
            }

            var nameStart = _cursor.Mark();
            var name = JsonStringReader.Read(ref _cursor);
            if (!names.Add(name))
            {
                throw new JsonFormatException($"the member \"{name}\" stands twice in the same object", _cursor.PlaceFrom(nameStart));
            }

            _cursor.SkipWhitespace();
            _cursor.Expect(':', "a colon");
            _cursor.SkipWhitespace();
            members.Add(new KeyValuePair<string, JsonNode>(name, Value()));
            _cursor.SkipWhitespace();
        }

        _depth--;
        return new JsonNode(JsonKind.Object, _cursor.PlaceFrom(start)) { Members = members };
    }

    private JsonNode Array()
    {
        var start = _cursor.Mark();
        Enter();
        var items = new List<JsonNode>();
        while (!_cursor.Take(']'))
        {
            if (items.Count > 0)
            {
                Comma(']');
            }

            items.Add(Value());
            _cursor.SkipWhitespace();
        }

        _depth--;
        return new JsonNode(JsonKind.Array, _cursor.PlaceFrom(start)) { Items = items };
    }

    private JsonNode String()
    {
        var start = _cursor.Mark();
        var text = JsonStringReader.Read(ref _cursor);
        return new JsonNode(JsonKind.String, _cursor.PlaceFrom(start)) { Text = text };
    }

    private JsonNode Number()
    {
        var start = _cursor.Mark();
        var text = JsonNumberReader.Read(ref _cursor);
        return new JsonNode(JsonKind.Number, _cursor.PlaceFrom(start)) { Text = text };
    }

    private JsonNode Literal(string literal, JsonKind kind)
    {
        if (string.CompareOrdinal(_cursor.Text, _cursor.Position, literal, 0, literal.Length) != 0)
        {
            throw _cursor.Fail($"{JsonCursor.Show(_cursor.Current)} stands where a value is expected");
        }

        var start = _cursor.Mark();
        _cursor.Advance(literal.Length);
        return new JsonNode(kind, _cursor.PlaceFrom(start));
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw _cursor.Fail($"the nesting is deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels");
        }

        _cursor.Advance();
        _cursor.SkipWhitespace();
    }

    private void Comma(char end)
    {
        _cursor.Expect(',', $"a comma or '{end}'");
        _cursor.SkipWhitespace();
        if (_cursor.Current == end)
        {
            throw _cursor.Fail($"a comma stands before '{end}'");
        }
    }
}
