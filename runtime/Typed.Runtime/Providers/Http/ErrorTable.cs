namespace Typed.Providers.Http;

/// <summary>Maps HTTP statuses to exceptions for all providers.</summary>
internal static class ErrorTable
{
    /// <summary>Creates the exception for a response with an error status.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="redactor">Removes keys from the body.</param>
    /// <param name="response">The response.</param>
    /// <param name="reading">The content of its body.</param>
    /// <param name="model">The requested model, or null for a request without one.</param>
    /// <param name="jobId">The requested job, or null for a request without one.</param>
    public static TypedException ErrorOf(
        string provider, SecretRedactor redactor, ApiResponse response, ErrorReading reading, string? model, string? jobId)
    {
        var (status, body, code) = (response.Status, redactor.Body(response.Body.Span), reading.Code);
        var text = $"{provider} answered HTTP {(int)status}.{reading.Text}";
        return (reading.Meaning, (int)status) switch
        {
            (ErrorMeaning.ContentPolicy, _) => new ContentPolicyException(provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = code },
            (ErrorMeaning.UnknownModel, _) when model is not null => new UnknownModelException(provider, model) { StatusCode = status, ResponseBody = body, ErrorCode = code },
            (ErrorMeaning.Credits, _) or (_, 402) => new InsufficientCreditsException(provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = code },
            (ErrorMeaning.RateLimit, _) or (_, 429) =>
                new RateLimitedException(provider, text) { RetryAfter = response.RetryAfter, StatusCode = status, ResponseBody = body, ErrorCode = code },
            (ErrorMeaning.Credentials, _) or (_, 401) =>
                new InvalidCredentialsException(provider, $"{provider} does not accept the API key (HTTP {(int)status}).{reading.Text}") { StatusCode = status, ResponseBody = body, ErrorCode = code },
            (_, 404 or 410) when jobId is not null && reading.IsOwnForm => new JobNotFoundException(provider, jobId) { StatusCode = status, ResponseBody = body, ErrorCode = code },
            (_, 404 or 410) when jobId is not null =>
                new UnexpectedResponseException(provider, $"The answer has the status of a missing job (HTTP {(int)status}), but not the form of {provider}'s errors.")
                {
                    StatusCode = status,
                    ResponseBody = body,
                    ErrorCode = code,
                },
            (_, 408 or >= 500) => new ProviderUnavailableException(provider, text) { RetryAfter = response.RetryAfter, StatusCode = status, ResponseBody = body, ErrorCode = code },
            (_, 400 or 422) when model is not null && reading.Messages.Count > 0 =>
                new InvalidParametersException(provider, new ValidationReport(model, reading.Messages)) { StatusCode = status, ResponseBody = body, ErrorCode = code },
            (_, 403) => new InvalidCredentialsException(provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = code },
            _ => new UnexpectedResponseException(provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = code },
        };
    }

    /// <summary>Creates the exception for a successful response whose body is not the expected JSON.</summary>
    public static UnexpectedResponseException Unreadable(string provider, SecretRedactor redactor, ApiResponse response) =>
        new(provider, $"{provider} answered HTTP {(int)response.Status} with "
            + (response.IsWhole ? "something that is not the documented JSON." : "more than the limit of one answer."))
        {
            StatusCode = response.Status,
            ResponseBody = redactor.Body(response.Body.Span),
        };
}
