using System.Globalization;
using System.Text;

namespace Typed.Schema.Json;

/// <summary>Reads a JSON string and resolves its escapes.</summary>
internal static class JsonStringReader
{
    /// <param name="cursor">At the opening quote; afterwards behind the closing one.</param>
    /// <exception cref="JsonFormatException">The string is not valid.</exception>
    public static string Read(ref JsonCursor cursor)
    {
        cursor.Advance();
        var from = cursor.Position;
        StringBuilder? unescaped = null;
        var hasSurrogates = false;
        while (true)
        {
            if (cursor.IsAtEnd)
            {
                throw cursor.Fail("the file ends inside a string");
            }

            var c = cursor.Current;
            if (c == '"')
            {
                var rest = cursor.Text.Substring(from, cursor.Position - from);
                cursor.Advance();
                var text = unescaped is null ? rest : unescaped.Append(rest).ToString();
                return hasSurrogates ? Surrogates.Paired(text) : text;
            }

            if (c < ' ')
            {
                throw cursor.Fail(c is '\n' or '\r' ? "the line ends inside a string" : $"the control character {JsonCursor.Show(c)} stands inside a string");
            }

            if (c == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(cursor.Text, from, cursor.Position - from);
                var escaped = Escape(ref cursor);
                hasSurrogates |= char.IsSurrogate(escaped);
                unescaped.Append(escaped);
                from = cursor.Position;
            }
            else
            {
                hasSurrogates |= char.IsSurrogate(c);
                cursor.Advance();
            }
        }
    }

    private static char Escape(ref JsonCursor cursor)
    {
        var (text, at) = (cursor.Text, cursor.Position);
        var c = at + 1 < text.Length ? text[at + 1] : '\0';
        if (c == 'u')
        {
            if (at + 6 <= text.Length && int.TryParse(text.Substring(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                cursor.Advance(6);
                return (char)code;
            }

            throw cursor.Fail("\\u is not followed by four hexadecimal digits");
        }

        var value = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw cursor.Fail($"\\{(c == '\0' ? "" : c.ToString())} is not an escape that JSON has"),
        };
        cursor.Advance(2);
        return value;
    }
}
