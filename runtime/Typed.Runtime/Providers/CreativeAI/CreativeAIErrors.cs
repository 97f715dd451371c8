using System.Net;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>Reads CreativeAI's error bodies.</summary>
/// <remarks>creativeai.run/api-docs § Error Handling: <c>{"error": {"code", "message", "type", "param"}}</c>. Documented are 400 for
/// content_policy_violation and 429. The other HTTP statuses are inferred, so the code takes precedence over the status.</remarks>
internal sealed class CreativeAIErrors : IErrorReader
{
    public static CreativeAIErrors Instance { get; } = new();

    public ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model)
    {
        var error = CreativeAIError.Read(response.Body);
        var code = error?.Code ?? error?.Type;
        return new ErrorReading(MessagesOf(error, response, redactor, model))
        {
            Code = code is null ? null : redactor.Message(code),
            // The documented envelope. A text in "error" may come from any gateway.
            IsOwnForm = error is { Message: not null } && code is not null,
            Meaning = code switch
            {
                "content_policy_violation" => ErrorMeaning.ContentPolicy,
                "insufficient_credits" => ErrorMeaning.Credits,
                "rate_limit_exceeded" => ErrorMeaning.RateLimit,
                "authentication_error" => ErrorMeaning.Credentials,
                // Not documented by CreativeAI; taken from the API that it is compatible with.
                "model_not_found" => ErrorMeaning.UnknownModel,
                _ => ErrorMeaning.Unstated,
            },
        };
    }

    /// <summary>A 503 with this code means that all providers behind the API are down. Failed requests are not billed.</summary>
    public bool SaysNothingWasMade(ApiResponse response) =>
        response.Status == HttpStatusCode.ServiceUnavailable && CreativeAIError.Read(response.Body) is { Code: "provider_unavailable" } or { Type: "provider_unavailable" };

    private static List<Violation> MessagesOf(CreativeAIError? error, ApiResponse response, SecretRedactor redactor, string? model)
    {
        if (error?.Message is { } message)
        {
            return [new Violation(error.Param is { } param ? $"$.{redactor.Message(param)}" : "$", "provider", redactor.Message(message))];
        }

        var messages = ProviderMessages.Read(response.Body, redactor);
        // A refusal without a reason still refuses the parameters.
        return messages.Count > 0 || model is null ? messages : [new Violation("$", "provider", "No reason was given.")];
    }
}
