using System.Text;
using SharpYaml;
using SharpYaml.Serialization;

namespace Typed.Refresh.Importing.Documents;

/// <summary>Loads YAML with colons in unquoted texts within brackets, such as <c>[16:9, 1:1]</c> and <c>{ url: https://api.example }</c>. YAML 1.2 allows them; the parser follows YAML 1.1.</summary>
internal static class FlowScalars
{
    private const string Problem = "unexpected ':'";

    // Each text takes one more reading.
    private const int MaxTexts = 1_000;

    private const long MaxRead = 200_000_000;

    /// <exception cref="YamlException">The text is not YAML; the place is that in the given text.</exception>
    public static YamlStream Load(string text)
    {
        YamlException? first = null;
        for (var count = 0; ; count++)
        {
            try
            {
                return Parse(text);
            }
            catch (YamlException broken)
            {
                first ??= broken;
                if (count == MaxTexts || (long)count * text.Length > MaxRead || !broken.Message.Contains(Problem, StringComparison.Ordinal) || Quoted(text, broken.Start.Index) is not { } quoted)
                {
                    throw first;
                }

                text = quoted;
            }
        }
    }

    private static YamlStream Parse(string text)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        return yaml;
    }

    private static string? Quoted(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not (',' or '[' or ']' or '{' or '}' or '\n' or '\r') && !(text[end] == ':' && IsEnd(text, end + 1)) && !(text[end] == '#' && text[end - 1] == ' '))
        {
            end++;
        }

        var scalar = text.AsSpan(start, end - start).TrimEnd(' ');
        return scalar.Length == 0 ? null
            : new StringBuilder(text.Length + 2).Append(text, 0, start).Append('\'').Append(scalar.ToString().Replace("'", "''", StringComparison.Ordinal)).Append('\'').Append(text, start + scalar.Length, text.Length - start - scalar.Length).ToString();
    }

    // Here a colon ends a key.
    private static bool IsEnd(string text, int index) => index == text.Length || text[index] is ' ' or '\t' or '\n' or '\r' or ',' or '[' or ']' or '{' or '}';
}
