using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>An error as CreativeAI writes it: of a request, or of a job that failed (then without <c>param</c>).</summary>
/// <remarks>creativeai.run/api-docs § Error Handling; § Video Response Format. The same failure has the code <c>generation_failed</c> in the status
/// and <c>generation_timeout</c> in the webhook.</remarks>
/// <param name="Message">What happened; null where not said.</param>
/// <param name="Type">The class of it, such as <c>server_error</c>; null where not said.</param>
/// <param name="Code">What it is exactly, such as <c>generation_failed</c>; null where not said.</param>
/// <param name="Param">The field that it is about; null where not said.</param>
public sealed record CreativeAIError(string? Message, string? Type = null, string? Code = null, string? Param = null)
{
    /// <summary>From the object <c>error</c>, the text <c>error</c>, or the text <c>error_message</c>; null where there is none of them.</summary>
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
