namespace Typed.Schema.Json;

/// <summary>Reads a JSON number as its text.</summary>
internal static class JsonNumberReader
{
    /// <param name="cursor">At the first character; afterwards behind the last one.</param>
    /// <exception cref="JsonFormatException">The number is not valid.</exception>
    public static string Read(ref JsonCursor cursor)
    {
        var from = cursor.Position;
        cursor.Take('-');
        if (!cursor.Take('0'))
        {
            Digits(ref cursor);
        }

        if (cursor.Take('.'))
        {
            Digits(ref cursor);
        }

        if (cursor.Current is 'e' or 'E')
        {
            cursor.Advance();
            if (cursor.Current is '+' or '-')
            {
                cursor.Advance();
            }

            Digits(ref cursor);
        }

        if (IsDigit(cursor.Current))
        {
            throw cursor.Fail("a number may not begin with 0");
        }

        return cursor.Text.Substring(from, cursor.Position - from);
    }

    private static void Digits(ref JsonCursor cursor)
    {
        if (!IsDigit(cursor.Current))
        {
            throw cursor.Fail("a digit is expected");
        }

        while (IsDigit(cursor.Current))
        {
            cursor.Advance();
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
