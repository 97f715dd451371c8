using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;

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
    /// <summary>Gets the error. Returns null if there is none.</summary>
    internal static CreativeAIError? Of(IFailed answer) => answer.Error switch
    {
        { ValueKind: JsonValueKind.Object } json when WireObject.Read(json, CreativeAIWire.Default.ErrorDetail) is var error =>
            new CreativeAIError(error.Message ?? answer.ErrorMessage, error.Type, error.Code, error.Param),
        { ValueKind: JsonValueKind.String } text when TolerantJson.TextOf(text) is { Length: > 0 } message => new CreativeAIError(message),
        _ => answer.ErrorMessage is { } message ? new CreativeAIError(message) : null,
    };

    /// <summary>Reads the error of a request. Returns null if there is none.</summary>
    internal static CreativeAIError? Read(ReadOnlyMemory<byte> body) =>
        TolerantJson.Parse(body) is { } json ? Of(WireObject.Read(json, CreativeAIWire.Default.ErrorAnswer)) : null;
}
