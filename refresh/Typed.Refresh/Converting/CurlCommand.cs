using System.Text;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Converting;

/// <summary>Reads the request body from a curl command. Headers, credentials and the URL are skipped and never shown.</summary>
internal sealed class CurlCommand(Func<string, string>? readFile)
{
    private static readonly HashSet<string> s_data = new(["-d", "--data", "--data-ascii", "--data-raw", "--data-binary", "--json"], StringComparer.Ordinal);

    private static readonly HashSet<string> s_withValue = new(
        [
            "-H", "--header", "-X", "--request", "-u", "--user", "-b", "--cookie", "-c", "--cookie-jar", "-A", "--user-agent", "-e", "--referer", "-o", "--output",
            "-x", "--proxy", "-m", "--max-time", "--connect-timeout", "--retry", "--retry-delay", "--retry-max-time", "--url", "-w", "--write-out", "-D", "--dump-header",
            "--oauth2-bearer", "-E", "--cert", "--key", "--cacert", "--resolve", "--proxy-user", "-U", "--aws-sigv4", "--interface", "--limit-rate", "--max-redirs",
        ],
        StringComparer.Ordinal);

    private static readonly HashSet<string> s_flags = new(
        [
            "--compressed", "--silent", "--show-error", "--location", "--insecure", "--include", "--verbose", "--fail", "--fail-with-body", "--globoff", "--http1.1", "--http2",
            "--no-buffer", "--post301", "--post302", "--location-trusted", "--retry-all-errors", "--retry-connrefused", "--ipv4", "--ipv6", "--progress-bar", "--no-progress-meter", "--next",
        ],
        StringComparer.Ordinal);

    private const string ShortFlags = "sSLkivfgN#46O";

    /// <summary>Whether a text is a curl command.</summary>
    public static bool Is(string text)
    {
        var start = text.AsSpan().TrimStart();
        start = start.StartsWith("$ ") ? start[2..].TrimStart() : start;
        return start.StartsWith("curl ") || start.StartsWith("curl.exe ") || start.StartsWith("curl\\") || start.StartsWith("curl\t");
    }

    /// <summary>The body.</summary>
    /// <exception cref="ToolException">There is no body, it is in a file that may not be read, or an option is unknown.</exception>
    public string Body(string text)
    {
        var words = ShellWords.Split(text);
        var at = words[0] == "$" ? 2 : 1;
        var body = new StringBuilder();
        var hasBody = false;
        while (at < words.Count)
        {
            var (option, value) = Option(words[at++]);
            if (option is null)
            {
                continue;
            }

            if (!s_data.Contains(option))
            {
                if (s_withValue.Contains(option))
                {
                    at += value is null ? 1 : 0;
                }
                else
                {
                    Refuse(option);
                }

                continue;
            }

            value ??= at < words.Count ? words[at++] : throw new ToolException($"{option} has no value.");
            body.Append(hasBody && option != "--json" ? "&" : "").Append(Data(option, value));
            hasBody = true;
        }

        return hasBody ? body.ToString() : throw new ToolException("The curl command has no body: -d, --data, --data-raw or --json.");
    }

    // -dVALUE and --data=VALUE are one word; -sS is two flags.
    private static (string? Option, string? Value) Option(string word)
    {
        if (word.Length < 2 || word[0] != '-')
        {
            return (null, null);
        }

        if (word[1] == '-')
        {
            var sign = word.IndexOf('=', StringComparison.Ordinal);
            return sign < 0 ? (word, null) : (word[..sign], word[(sign + 1)..]);
        }

        var i = 1;
        while (i < word.Length && ShortFlags.Contains(word[i], StringComparison.Ordinal))
        {
            i++;
        }

        return i == word.Length ? (null, null) : ("-" + word[i], i + 1 < word.Length ? word[(i + 1)..] : null);
    }

    private static void Refuse(string option)
    {
        if (s_flags.Contains(option))
        {
            return;
        }

        throw new ToolException(option is "-F" or "--form" or "--data-urlencode" or "-T" or "--upload-file"
            ? $"{option} does not send JSON. Only a JSON body can be converted."
            : $"The curl option {ServerText.Quote(option)} is not supported.");
    }

    private string Data(string option, string value)
    {
        if (option == "--data-raw" || !value.StartsWith('@'))
        {
            return value;
        }

        return readFile is not null
            ? readFile(value[1..])
            : throw new ToolException($"{option} references the file {ServerText.Quote(value[1..])}. Specify --read-files to read it.");
    }
}
