using System.Net;
using System.Text.RegularExpressions;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>Turns an answer that is an error into the exception for it.</summary>
/// <remarks>
/// Documented or seen: 401; 400 with <c>["AI model not found"]</c>, with field → messages, with <c>{"error": "…"}</c>. What a lack of credits
/// or a content policy looks like is not documented: 402 is taken by its meaning in HTTP, and of a 400, 403 or 422 the words decide.
/// </remarks>
internal static partial class CreatifyErrors
{
    private const int MaxShown = 64 * 1024;

    public static TypedException Of(ApiTransport transport, ApiResponse response, string? model, string? jobId)
    {
        var (provider, redactor) = (transport.Provider, transport.Redactor);
        var body = redactor.Body(response.Body.Span);
        var messages = ProviderMessages.Read(response.Body, redactor);
        var said = messages.Count == 0 ? "" : " It says: " + string.Join(" ", messages.Select(message => message.Message));
        var text = $"{provider} answered HTTP {(int)response.Status}.{said}";
        return (int)response.Status switch
        {
            401 => new InvalidCredentialsException(provider, $"{provider} does not accept the API keys.{said}") { StatusCode = response.Status, ResponseBody = body },
            402 => new InsufficientCreditsException(provider, text) { StatusCode = response.Status, ResponseBody = body },
            404 or 410 when jobId is not null => new JobNotFoundException(provider, jobId) { StatusCode = response.Status, ResponseBody = body },
            429 => new RateLimitedException(provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            408 or >= 500 => new ProviderUnavailableException(provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body },
            400 or 403 or 404 or 422 when model is not null && messages.Count > 0 => Refusal(provider, response.Status, model, messages, text, body),
            403 => new InvalidCredentialsException(provider, text) { StatusCode = response.Status, ResponseBody = body },
            _ => new UnexpectedResponseException(provider, text) { StatusCode = response.Status, ResponseBody = body },
        };
    }

    /// <summary>For an answer that is a success, but not the JSON that it should be.</summary>
    public static UnexpectedResponseException Unreadable(ApiTransport transport, ApiResponse response) =>
        new(transport.Provider, $"{transport.Provider} answered HTTP {(int)response.Status} with "
            + (response.IsWhole ? "something that is not the documented JSON." : "more than the limit of one answer."))
        {
            StatusCode = response.Status,
            ResponseBody = transport.Redactor.Body(response.Body.Span[..Math.Min(response.Body.Length, MaxShown)]),
        };

    private static TypedException Refusal(string provider, HttpStatusCode status, string model, List<Violation> messages, string text, string body)
    {
        // A message about a field is about the field, whatever its words.
        var general = string.Join("\n", messages.Where(message => message.Path is "$" or "$.model_name").Select(message => message.Message));
        if (UnknownModel().IsMatch(general))
        {
            return new UnknownModelException(provider, model) { StatusCode = status, ResponseBody = body };
        }

        if (Credits().IsMatch(general))
        {
            return new InsufficientCreditsException(provider, text) { StatusCode = status, ResponseBody = body };
        }

        if (Policy().IsMatch(general))
        {
            return new ContentPolicyException(provider, text) { StatusCode = status, ResponseBody = body };
        }

        return status switch
        {
            HttpStatusCode.Forbidden => new InvalidCredentialsException(provider, text) { StatusCode = status, ResponseBody = body },
            HttpStatusCode.NotFound => new UnexpectedResponseException(provider, text) { StatusCode = status, ResponseBody = body },
            _ => new InvalidParametersException(provider, new ValidationReport(model, messages)) { StatusCode = status, ResponseBody = body },
        };
    }

    [GeneratedRegex(@"\bmodel (was )?not found\b|\b(unknown|no such) (ai )?model\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownModel();

    [GeneratedRegex(@"\b(insufficient|not enough|too few|no remaining|out of)\b.{0,20}\bcredits?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credits();

    [GeneratedRegex(@"\bcontent polic(y|ies)\b|\bcontent moderation\b|\bnsfw\b|\bsafety (system|filter|policy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Policy();
}
