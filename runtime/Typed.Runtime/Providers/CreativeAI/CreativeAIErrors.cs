using System.Net;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>Turns an answer that is an error into the exception for it.</summary>
/// <remarks>creativeai.run/api-docs § Error Handling: <c>{"error": {"code", "message", "type", "param"}}</c>. Stated are 400 for
/// content_policy_violation and 429; the other HTTP statuses are concluded, so the code decides before the status.</remarks>
internal static class CreativeAIErrors
{
    private const int MaxShown = 64 * 1024;
    private const string Provider = CreativeAIClient.ProviderName;

    public static TypedException Of(ApiResponse response, SecretRedactor redactor, string? model, string? jobId)
    {
        var body = redactor.Body(response.Body.Span);
        var error = CreativeAIError.Read(TolerantJson.Parse(response.Body));
        var text = $"{Provider} answered HTTP {(int)response.Status}." + Said(error, response, redactor);
        var code = (int)response.Status;
        return (error?.Code ?? error?.Type) switch
        {
            "content_policy_violation" => new ContentPolicyException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
            "insufficient_credits" => new InsufficientCreditsException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
            "rate_limit_exceeded" => new RateLimitedException(Provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            "authentication_error" => new InvalidCredentialsException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
            // Not documented here; what the API that this one is compatible with says.
            "model_not_found" when model is not null => new UnknownModelException(Provider, model) { StatusCode = response.Status, ResponseBody = body },
            _ when code == 401 => new InvalidCredentialsException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
            _ when code == 402 => new InsufficientCreditsException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
            _ when code is 404 or 410 && jobId is not null => new JobNotFoundException(Provider, jobId) { StatusCode = response.Status, ResponseBody = body },
            _ when code == 429 => new RateLimitedException(Provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            _ when code is 408 or >= 500 => new ProviderUnavailableException(Provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            _ when code is 400 or 422 && model is not null => new InvalidParametersException(Provider, Report(model, error, response, redactor))
            {
                StatusCode = response.Status,
                ResponseBody = body,
            },
            _ when code == 403 => new InvalidCredentialsException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
            _ => new UnexpectedResponseException(Provider, text) { StatusCode = response.Status, ResponseBody = body },
        };
    }

    /// <summary>Whether a server error says in the documented form that it made nothing: all providers behind it are down, and failed requests are not billed.</summary>
    public static bool SaysNothingWasMade(ApiResponse response) =>
        response.Status == HttpStatusCode.ServiceUnavailable && CreativeAIError.Read(TolerantJson.Parse(response.Body)) is { Code: "provider_unavailable" } or { Type: "provider_unavailable" };

    /// <summary>For an answer that is a success, but not the JSON that it should be.</summary>
    public static UnexpectedResponseException Unreadable(ApiResponse response, SecretRedactor redactor) =>
        new(Provider, $"{Provider} answered HTTP {(int)response.Status} with " + (response.IsWhole ? "something that is not the documented JSON." : "more than the limit of one answer."))
        {
            StatusCode = response.Status,
            ResponseBody = redactor.Body(response.Body.Span[..Math.Min(response.Body.Length, MaxShown)]),
        };

    private static ValidationReport Report(string model, CreativeAIError? error, ApiResponse response, SecretRedactor redactor)
    {
        if (error?.Message is not { } message)
        {
            return new ValidationReport(model, ProviderMessages.Read(response.Body, redactor));
        }

        var path = error.Param is { } param ? $"$.{redactor.Message(param)}" : "$";
        return new ValidationReport(model, [new Violation(path, "provider", redactor.Message(message))]);
    }

    private static string Said(CreativeAIError? error, ApiResponse response, SecretRedactor redactor)
    {
        var messages = error?.Message is { } message
            ? [redactor.Message(message)]
            : ProviderMessages.Read(response.Body, redactor).Select(found => found.Message).ToArray();
        return messages.Length == 0 ? "" : " It says: " + string.Join(" ", messages);
    }
}
