using System.Text;

namespace Typed.Schema.Json;

/// <summary>Writes a value back as compact JSON, for defaults and wire values.</summary>
public static class JsonText
{
    public static string Of(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    public static string Quote(string value)
    {
        var text = new StringBuilder();
        AppendString(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode node)
    {
        switch (node.Kind)
        {
            case JsonKind.Null: text.Append("null"); break;
            case JsonKind.True: text.Append("true"); break;
            case JsonKind.False: text.Append("false"); break;
            case JsonKind.Number: text.Append(node.Text); break;
            case JsonKind.String: AppendString(text, node.Text); break;
            case JsonKind.Array:
                text.Append('[');
                for (var i = 0; i < node.Items.Count; i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Append(text, node.Items[i]);
                }

                text.Append(']');
                break;
            default:
                text.Append('{');
                // Ordinal order of names: two files that differ only in key order are the same.
                var first = true;
                foreach (var member in node.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(first ? "" : ",");
                    first = false;
                    AppendString(text, member.Key);
                    text.Append(':');
                    Append(text, member.Value);
                }

                text.Append('}');
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or '\u2028' or '\u2029' => text.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
