using System.Globalization;
using System.Text.Json;

namespace Typed.Specification;

/// <summary>Reads the JSON of a generated table from its beginning to its end.</summary>
/// <remarks>
/// The serializer's own readers search for quotes with vectorized generic code that is compiled just in time when a process first uses it. For a table of a kilobyte that takes longer than a
/// plain loop, and a program that uses one model reads only two tables. The generator has checked the table, so this reader accepts more than JSON.
/// </remarks>
internal sealed class TableScanner(string json)
{
    private int _at;

    /// <summary>Enters an array or an object.</summary>
    public void Enter()
    {
        if (Peek() is not ('[' or '{'))
        {
            throw Invalid();
        }

        _at++;
    }

    /// <summary>Moves to the next item or member. Returns false at the end, and leaves the array or object.</summary>
    public bool Next()
    {
        var c = Peek();
        if (c is ',' or ']' or '}')
        {
            _at++;
        }

        return c is not (']' or '}');
    }

    /// <summary>Reads the name of a member. Names of tables contain no escapes.</summary>
    public ReadOnlySpan<char> Name()
    {
        var name = Quoted(out _);
        if (Peek() != ':')
        {
            throw Invalid();
        }

        _at++;
        return name;
    }

    /// <summary>Reads a string.</summary>
    public string Text()
    {
        Peek();
        var start = _at;
        var text = Quoted(out var isEscaped);
        return isEscaped ? JsonString.Read(json, start, out _) ?? throw Invalid() : text.ToString();
    }

    /// <summary>Reads an array of strings.</summary>
    public string[] Texts()
    {
        Enter();
        return RestOfTexts();
    }

    /// <summary>Reads the rest of an array that has been entered, as strings.</summary>
    public string[] RestOfTexts()
    {
        var texts = new List<string>();
        while (Next())
        {
            texts.Add(Text());
        }

        return texts.ToArray();
    }

    /// <summary>Reads a number.</summary>
    public decimal Number() => decimal.Parse(Literal(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Reads an integer.</summary>
    public int Count() => int.Parse(Literal(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Reads a boolean.</summary>
    public bool Flag() => Literal() is "true";

    /// <summary>Whether the next value is a string.</summary>
    public bool IsText() => Peek() == '"';

    /// <summary>Whether the next value is an array.</summary>
    public bool IsArray() => Peek() == '[';

    /// <summary>Reads any value as its JSON.</summary>
    public string Raw()
    {
        Peek();
        var start = _at;
        Skip();
        return json[start.._at];
    }

    /// <summary>Skips a value.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case '"':
                Quoted(out _);
                break;
            case '[':
                Enter();
                while (Next())
                {
                    Skip();
                }

                break;
            case '{':
                Enter();
                while (Next())
                {
                    Name();
                    Skip();
                }

                break;
            default:
                Literal();
                break;
        }
    }

    private ReadOnlySpan<char> Literal()
    {
        Peek();
        var start = _at;
        while (_at < json.Length && json[_at] is not (',' or ']' or '}' or ' ' or '\r' or '\n' or '\t'))
        {
            _at++;
        }

        return json.AsSpan(start, _at - start);
    }

    private ReadOnlySpan<char> Quoted(out bool isEscaped)
    {
        isEscaped = false;
        if (Peek() != '"')
        {
            throw Invalid();
        }

        var start = ++_at;
        while (_at < json.Length && json[_at] != '"')
        {
            if (json[_at] == '\\')
            {
                isEscaped = true;
                _at++;
            }

            _at++;
        }

        return _at < json.Length ? json.AsSpan(start, _at++ - start) : throw Invalid();
    }

    private char Peek()
    {
        while (_at < json.Length && json[_at] is ' ' or '\r' or '\n' or '\t')
        {
            _at++;
        }

        return _at < json.Length ? json[_at] : throw Invalid();
    }

    private JsonException Invalid() => new(FormattableString.Invariant($"The table is not valid JSON at position {_at}."));
}
