using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>A request to the OpenAI-compatible chat API. Only these two members are documented.</summary>
/// <remarks>creativeai.run/api-docs § Gemini Migration Guide. No price is documented.</remarks>
/// <param name="Model">A model of the <c>claude-*</c>, <c>gemini-*</c>, or <c>gpt-*</c> family.</param>
/// <param name="Messages">The conversation.</param>
public sealed record CreativeAIChatRequest(string Model, IReadOnlyList<CreativeAIChatMessage> Messages)
{
    /// <summary>Additional members, sent unchanged, or null for none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? ExtraParameters { get; init; }

    internal GenerationRequest ToRequest()
    {
        ArgumentException.ThrowIfNullOrEmpty(Model);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("model"u8, Model);
            json.WriteStartArray("messages"u8);
            foreach (var message in Messages)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, message.Role);
                json.WriteString("content"u8, message.Content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            foreach (var (name, value) in ExtraParameters ?? new Dictionary<string, JsonElement>())
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return new GenerationRequest(CreativeAIClient.ProviderName, Model, buffer.WrittenMemory);
    }
}

/// <summary>One message of a conversation.</summary>
/// <param name="Role">The role of the author, such as <c>user</c>.</param>
/// <param name="Content">The text of the message.</param>
public sealed record CreativeAIChatMessage(string Role, string Content);

/// <summary>The response of the chat API, and of the legacy completions API. Its body is not documented beyond "OpenAI-compatible".</summary>
public sealed class CreativeAIChatAnswer
{
    internal CreativeAIChatAnswer(JsonElement raw, HttpResponseHeaders? headers)
    {
        Raw = raw;
        ModelActual = Header(headers, "x-model-actual");
        FailoverUsed = bool.TryParse(Header(headers, "x-failover-used"), out var used) ? used : null;
    }

    /// <summary>The model that answered, from the header <c>x-model-actual</c>, or null if it is missing.</summary>
    public string? ModelActual { get; }

    /// <summary>Whether another provider took over, from the header <c>x-failover-used</c>, or null if it is missing.</summary>
    public bool? FailoverUsed { get; }

    /// <summary>The text of the first choice in OpenAI format, or null if the response has another format.</summary>
    public string? Text =>
        TolerantJson.Member(Raw, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0 ? null
        : TolerantJson.Member(choices[0], "message") is { } message ? TolerantJson.Text(message, "content")
        : TolerantJson.Text(choices[0], "text");

    /// <summary>The complete response.</summary>
    public JsonElement Raw { get; }

    private static string? Header(HttpResponseHeaders? headers, string name) =>
        headers is not null && headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
