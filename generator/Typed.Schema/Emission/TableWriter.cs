using System.Globalization;
using System.Text;
using Typed.Schema.Reading;

namespace Typed.Schema.Emission;

/// <summary>Writes the JSON of a table in ASCII, so that a raw literal can hold it for any schema.</summary>
public sealed class TableWriter
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    public TableWriter Open(char bracket, string? name = null)
    {
        Name(name);
        _text.Append(bracket);
        _needsComma = false;
        return this;
    }

    public TableWriter Close(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
        return this;
    }

    public TableWriter Text(string? name, string? value)
    {
        if (value is not null)
        {
            Name(name);
            Quote(value);
        }

        return this;
    }

    /// <summary>Writes a value that is already JSON.</summary>
    public TableWriter Json(string? name, string? json)
    {
        if (json is not null)
        {
            Name(name);
            foreach (var c in json)
            {
                AppendAscii(c);
            }
        }

        return this;
    }

    public TableWriter Number(string? name, decimal? value) =>
        value is { } number ? Json(name, Numbers.ToLiteral(number)) : this;

    public TableWriter Flag(string name, bool value) => value ? Json(name, "true") : this;

    /// <summary>Writes the value of a constraint.</summary>
    public TableWriter Value(string name, object? value) => value switch
    {
        decimal number => Number(name, number),
        int count => Number(name, count),
        bool flag => Flag(name, flag),
        _ => Text(name, (string?)value),
    };

    public override string ToString() => _text.ToString();

    private void Name(string? name)
    {
        if (_needsComma)
        {
            _text.Append(',');
        }

        _needsComma = true;
        if (name is not null)
        {
            _text.Append('"').Append(name).Append("\":");
        }
    }

    private void Quote(string value)
    {
        _text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                _text.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                Escape(c);
            }
            else
            {
                AppendAscii(c);
            }
        }

        _text.Append('"');
    }

    // JSON has non-ASCII characters only inside strings, where an escape is equivalent.
    private void AppendAscii(char c)
    {
        if (c < '\u007f')
        {
            _text.Append(c);
        }
        else
        {
            Escape(c);
        }
    }

    private void Escape(char c) => _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
