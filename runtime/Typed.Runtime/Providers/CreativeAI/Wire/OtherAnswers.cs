using System.Text.Json;
using System.Text.Json.Serialization;
using Typed.Providers.Http.Wire;

namespace Typed.CreativeAI.Wire;

/// <summary>An error of a request.</summary>
/// <remarks>creativeai.run/api-docs § Error Handling.</remarks>
internal sealed record ErrorAnswer : WireObject, IFailed
{
    public JsonElement Error { get; set; }
    public string? ErrorMessage { get; set; }
}

/// <summary>The object <c>error</c>.</summary>
internal sealed record ErrorDetail : WireObject
{
    public string? Message { get; set; }
    public string? Type { get; set; }
    public string? Code { get; set; }
    public string? Param { get; set; }
}

/// <summary>The list of models, in the formats in common use: its own is not documented.</summary>
internal sealed record ModelsAnswer : WireObject
{
    public JsonElement Data { get; set; }
    public JsonElement Models { get; set; }
}

/// <summary>An entry of the list of models.</summary>
internal sealed record ModelAnswer : WireObject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Model { get; set; }
}

/// <summary>An answer in the format of OpenAI's chat API, or of its legacy completions API.</summary>
internal sealed record ChatAnswer : WireObject
{
    [JsonConverter(typeof(WireList<ChatChoice>))]
    public IReadOnlyList<ChatChoice>? Choices { get; set; }
}

/// <summary>A choice: a chat answer has a message, a legacy completion a text.</summary>
internal sealed record ChatChoice : WireObject
{
    [JsonConverter(typeof(WireNested<ChatMessage>))]
    public ChatMessage? Message { get; set; }

    public string? Text { get; set; }
}

/// <summary>The message of a choice.</summary>
internal sealed record ChatMessage : WireObject
{
    public string? Content { get; set; }
}
