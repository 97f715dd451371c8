using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.YamlReader;
using SharpYaml;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Importing.Documents;

/// <summary>Reads the text of a document: strict JSON, or YAML with limits on depth, size and aliases.</summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FetchException">The text is neither JSON nor YAML, or exceeds a limit.</exception>
    public static JsonNode Parse(byte[] content, Uri location)
    {
        var start = content.AsSpan(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0).TrimStart(" \t\r\n"u8);
        var isYaml = Path.GetExtension(location.AbsolutePath) is ".yaml" or ".yml";
        return start.Length == 0 ? throw new FetchException($"{location}: the document is empty.")
            : start[0] == (byte)'<' ? throw new FetchException($"{location}: a JSON or YAML document is expected, but this is a web page.")
            : !isYaml && start[0] is (byte)'{' or (byte)'[' ? Json(content, location)
            : Yaml(content, location);
    }

    private static JsonNode Json(byte[] content, Uri location)
    {
        try
        {
            return StrictJson.Parse(content) ?? throw new FetchException($"{location}: the document is null.");
        }
        catch (JsonException broken)
        {
            throw new FetchException($"{location}: not valid JSON: {ServerText.Quote(broken.Message)}.", broken);
        }
    }

    private static JsonNode Yaml(byte[] content, Uri location)
    {
        try
        {
            using var text = new StreamReader(new MemoryStream(content, writable: false), s_strict);
            var yaml = FlowScalars.Load(text.ReadToEnd());
            return yaml.Documents.Count == 0 ? throw new FetchException($"{location}: the document is empty.")
                : yaml.Documents.Count > 1 ? throw new FetchException($"{location}: the file contains several YAML documents; one is expected.")
                // As JSON and back: one set of limits and one notation of numbers for both formats.
                : StrictJson.Parse(WithNulls(yaml.Documents[0].ToJsonNode())!.ToJsonString())!;
        }
        catch (YamlException broken)
        {
            throw new FetchException($"{location}: not valid YAML{PlaceOf(broken)}: {ServerText.Quote(WithoutPlace(broken.Message))}.", broken);
        }
        catch (DecoderFallbackException broken)
        {
            throw new FetchException($"{location}: not valid YAML: the text is not UTF-8.", broken);
        }
        catch (Exception broken) when (broken is OpenApiException or JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new FetchException($"{location}: not valid YAML: {ServerText.Quote(broken.Message)}.", broken);
        }
    }

    // The reader counts from zero; editors count from one.
    private static string PlaceOf(YamlException broken) => broken.Start.Equals(Mark.Empty)
        ? ""
        : FormattableString.Invariant($" at line {broken.Start.Line + 1}, column {broken.Start.Column + 1}");

    // The message begins with the places of its start and end: (Lin: 2, Col: 18, Chr: 69) - (…): text.
    private static string WithoutPlace(string message) => message.StartsWith("(Lin:", StringComparison.Ordinal) && message.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end
        ? message[(end + 3)..]
        : message;

    // The reader marks null with a text of its own.
    private static JsonNode? WithNulls(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList())
                {
                    if (WithNulls(members[name]) is null)
                    {
                        members[name] = null;
                    }
                }

                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (WithNulls(items[i]) is null)
                    {
                        items[i] = null;
                    }
                }

                return items;
            default:
                return node.IsJsonNullSentinel() ? null : node;
        }
    }
}
