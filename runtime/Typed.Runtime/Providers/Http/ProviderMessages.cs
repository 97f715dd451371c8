using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Reads a provider's error messages from any of the formats in use: an array of texts, an object of field → texts, an object with one text.</summary>
internal static class ProviderMessages
{
    private const int MaxMessages = 100;
    private const int MaxDepth = 8;

    // Members with a text about the whole request, not about a field of that name.
    private static readonly HashSet<string> s_general = new(["error", "errors", "detail", "message", "non_field_errors"], StringComparer.Ordinal);

    /// <summary>Reads the messages, each with the field that it refers to. Returns an empty list if the body has none of the formats.</summary>
    public static List<Violation> Read(ReadOnlyMemory<byte> body, SecretRedactor redactor)
    {
        var messages = new List<Violation>();
        if (TolerantJson.Parse(body) is { } json)
        {
            Collect(json, "$", 0, messages, redactor);
        }

        return messages;
    }

    private static void Collect(JsonElement json, string path, int depth, List<Violation> messages, SecretRedactor redactor)
    {
        if (messages.Count == MaxMessages || depth == MaxDepth)
        {
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                if (TolerantJson.TextOf(json) is { Length: > 0 } text)
                {
                    messages.Add(new Violation(path, "provider", redactor.Message(text)));
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Collect(item, path, depth + 1, messages, redactor);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    // Parameter paths are relative to the parameters, as everywhere.
                    var name = TolerantJson.NameOf(member);
                    var inner = s_general.Contains(name) || (depth == 0 && name == "input_params") ? path : $"{path}.{redactor.Message(name)}";
                    Collect(member.Value, inner, depth + 1, messages, redactor);
                }

                break;
        }
    }
}
