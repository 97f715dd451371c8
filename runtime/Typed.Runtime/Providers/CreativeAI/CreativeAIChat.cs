using System.Net.Http.Headers;
using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers;
using Typed.Providers.Http.Wire;

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
        var body = new ChatRequest
        {
            Model = Model,
            Messages = Messages.Select(message => new ChatRequestMessage(message.Role, message.Content)),
            Others = ExtraParameters?.ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal),
        };
        return new GenerationRequest(CreativeAIClient.ProviderName, Model, JsonSerializer.SerializeToUtf8Bytes(body, CreativeAIRequests.Default.ChatRequest));
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
        WireObject.Read(Raw, CreativeAIWire.Default.ChatAnswer).Choices is [var first, ..] ? first.Message is { } message ? message.Content : first.Text : null;

    /// <summary>The complete response.</summary>
    public JsonElement Raw { get; }

    private static string? Header(HttpResponseHeaders? headers, string name) =>
        headers is not null && headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
