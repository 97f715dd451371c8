using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>A CreativeAI error: of a request, or of a failed job (then without <c>param</c>).</summary>
/// <remarks>creativeai.run/api-docs § Error Handling; § Video Response Format. The same failure has the code <c>generation_failed</c> in the status
/// and <c>generation_timeout</c> in the webhook.</remarks>
/// <param name="Message">The message, or null if not reported.</param>
/// <param name="Type">The error class, such as <c>server_error</c>, or null if not reported.</param>
/// <param name="Code">The exact error, such as <c>generation_failed</c>, or null if not reported.</param>
/// <param name="Param">The field that caused the error, or null if not reported.</param>
public sealed record CreativeAIError(string? Message, string? Type = null, string? Code = null, string? Param = null)
{
    /// <summary>Reads the object <c>error</c>, the text <c>error</c>, or the text <c>error_message</c>. Returns null if all are missing.</summary>
    internal static CreativeAIError? Read(JsonElement? json) => json is not { } answer ? null : TolerantJson.Member(answer, "error") switch
    {
        { ValueKind: JsonValueKind.Object } error => new CreativeAIError(
            TolerantJson.Text(error, "message") ?? TolerantJson.Text(answer, "error_message"),
            TolerantJson.Text(error, "type"),
            TolerantJson.Text(error, "code"),
            TolerantJson.Text(error, "param")),
        { ValueKind: JsonValueKind.String } text when TolerantJson.TextOf(text) is { Length: > 0 } message => new CreativeAIError(message),
        _ => TolerantJson.Text(answer, "error_message") is { } message ? new CreativeAIError(message) : null,
    };
}
