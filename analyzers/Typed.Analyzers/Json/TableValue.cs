using System.Text;
using Typed.Specification;

namespace Typed.Analyzers.Json;

/// <summary>A value in a table that the generator wrote.</summary>
/// <param name="Plain">A text, a number as decimal or a Boolean; otherwise null.</param>
/// <param name="Table">The whole table.</param>
/// <param name="Start">The index of the value in the table.</param>
/// <param name="End">The index after the value.</param>
internal sealed record TableValue(object? Plain, string Table, int Start, int End)
{
    private const char FirstEscaped = '\u007f';

    private static readonly Dictionary<string, TableValue> s_none = new(StringComparer.Ordinal);

    /// <summary>The members of an object; none for another value.</summary>
    public IReadOnlyDictionary<string, TableValue> Members { get; init; } = s_none;

    /// <summary>The items of an array; none for another value.</summary>
    public IReadOnlyList<TableValue> Items { get; init; } = [];

    public string? Text => Plain as string;

    public decimal? Number => Plain as decimal?;

    /// <summary>The value's JSON as in the schema. The table escapes all that is not ASCII; the schema does not.</summary>
    public string Json
    {
        get
        {
            var json = Table.Substring(Start, End - Start);
            return json.IndexOf("\\u", StringComparison.Ordinal) < 0 ? json : Unescaped(json);
        }
    }

    /// <summary>The member of this name, or null.</summary>
    public TableValue? this[string name] => Members.TryGetValue(name, out var value) ? value : null;

    private static string Unescaped(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            var start = i;
            if (json[i] == '\\' && JsonString.Escaped(json, ref i) is >= FirstEscaped and var character)
            {
                text.Append(character);
            }
            else
            {
                text.Append(json, start, i - start + 1);
            }
        }

        return text.ToString();
    }
}
