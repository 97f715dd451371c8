using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>Turns an answer that is an error into the exception for it, by what its status means in HTTP.</summary>
internal static class ProviderErrors
{
    private const int MaxShown = 64 * 1024;

    public static TypedException Of(ApiTransport transport, ApiResponse response, string? model, string? jobId)
    {
        var provider = transport.Provider;
        var body = transport.Redactor.Body(response.Body.Span);
        var messages = ProviderMessages.Read(response.Body, transport.Redactor);
        var said = messages.Count == 0 ? "" : " It says: " + string.Join(" ", messages.Select(message => message.Message));
        var text = $"{provider} answered HTTP {(int)response.Status}.{said}";
        return (int)response.Status switch
        {
            401 or 403 => new InvalidCredentialsException(provider, text) { StatusCode = response.Status, ResponseBody = body },
            402 => new InsufficientCreditsException(provider, text) { StatusCode = response.Status, ResponseBody = body },
            404 or 410 when jobId is not null => new JobNotFoundException(provider, jobId) { StatusCode = response.Status, ResponseBody = body },
            429 => new RateLimitedException(provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            408 or >= 500 => new ProviderUnavailableException(provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            400 or 422 when model is not null && messages.Count > 0 =>
                new InvalidParametersException(provider, new ValidationReport(model, messages)) { StatusCode = response.Status, ResponseBody = body },
            _ => new UnexpectedResponseException(provider, text) { StatusCode = response.Status, ResponseBody = body },
        };
    }

    /// <summary>For an answer that is a success, but not the JSON that it should be.</summary>
    public static UnexpectedResponseException Unreadable(ApiTransport transport, ApiResponse response) =>
        new(transport.Provider, $"{transport.Provider} answered HTTP {(int)response.Status} with "
            + (response.IsWhole ? "something that names no job." : "more than the limit of one answer."))
        {
            StatusCode = response.Status,
            ResponseBody = transport.Redactor.Body(response.Body.Span[..Math.Min(response.Body.Length, MaxShown)]),
        };
}
