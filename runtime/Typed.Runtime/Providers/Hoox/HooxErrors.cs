using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>Turns an answer that is an error into the exception for it.</summary>
/// <remarks>
/// Two bodies are documented: <c>{"error", "details": [{"code", "message", "field"}]}</c> (docs.hoox.video/errors) and <c>{"error", "code"}</c>
/// (the vendor's guide). Which codes the asset endpoints use is not documented; <c>insufficient_credits</c> and <c>INSUFFICIENT_CREDITS</c> are both
/// shown elsewhere, so codes are compared without regard to case, and where there is none the HTTP status and the words decide.
/// </remarks>
internal static partial class HooxErrors
{
    private const string Provider = HooxClient.ProviderName;
    private const int MaxShown = 64 * 1024;

    public static TypedException Of(ApiResponse response, SecretRedactor redactor, string? model, string? jobId)
    {
        var body = redactor.Body(response.Body.Span);
        var said = HooxErrorBody.Read(response.Body, redactor);
        var text = $"{Provider} answered HTTP {(int)response.Status}." + (said.Text.Length == 0 ? "" : $" It says: {said.Text}");
        return (said.Code?.ToUpperInvariant(), (int)response.Status) switch
        {
            ("INVALID_API_KEY", _) or (_, 401) => new InvalidCredentialsException(Provider, $"{Provider} does not accept the API key. {said.Text}".TrimEnd()) { StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            ("INSUFFICIENT_CREDITS", _) or (_, 402) => new InsufficientCreditsException(Provider, text) { StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            ("RATE_LIMIT_EXCEEDED", _) or (_, 429) => new RateLimitedException(Provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            (_, 404 or 410) when jobId is not null => new JobNotFoundException(Provider, jobId) { StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            (_, 408 or >= 500) => new ProviderUnavailableException(Provider, text) { RetryAfter = response.RetryAfter, StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            ("PLAN_REQUIRED", _) => new InvalidCredentialsException(Provider, text) { StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            (_, 400 or 403 or 404 or 422) when model is not null && said.Messages.Count > 0 => Refusal(response.Status, model, said, text, body),
            (_, 403) => new InvalidCredentialsException(Provider, text) { StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
            _ => new UnexpectedResponseException(Provider, text) { StatusCode = response.Status, ResponseBody = body, ErrorCode = said.Code },
        };
    }

    /// <summary>For an answer that is a success, but not the JSON that it should be.</summary>
    public static UnexpectedResponseException Unreadable(ApiResponse response, SecretRedactor redactor) =>
        new(Provider, $"{Provider} answered HTTP {(int)response.Status} with "
            + (response.IsWhole ? "something that is not the documented JSON." : "more than the limit of one answer."))
        {
            StatusCode = response.Status,
            ResponseBody = redactor.Body(response.Body.Span[..Math.Min(response.Body.Length, MaxShown)]),
        };

    /// <summary>The reason of a failed generation: message and code.</summary>
    public static string? ReasonOf(JsonElement error)
    {
        var (message, code) = (TolerantJson.Text(error, "message"), TolerantJson.Text(error, "code"));
        return message is null ? code : code is null ? message : $"{message} ({code})";
    }

    private static TypedException Refusal(HttpStatusCode status, string model, HooxErrorBody said, string text, string body)
    {
        // A message about a field is about the field, whatever its words.
        var general = string.Join("\n", said.Messages.Where(message => message.Path is "$" or "$.model").Select(message => message.Message));
        if (UnknownModel().IsMatch(general))
        {
            return new UnknownModelException(Provider, model) { StatusCode = status, ResponseBody = body, ErrorCode = said.Code };
        }

        if (Policy().IsMatch(general))
        {
            return new ContentPolicyException(Provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = said.Code };
        }

        return status switch
        {
            HttpStatusCode.Forbidden => new InvalidCredentialsException(Provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = said.Code },
            HttpStatusCode.NotFound => new UnexpectedResponseException(Provider, text) { StatusCode = status, ResponseBody = body, ErrorCode = said.Code },
            _ => new InvalidParametersException(Provider, new ValidationReport(model, said.Messages)) { StatusCode = status, ResponseBody = body, ErrorCode = said.Code },
        };
    }

    [GeneratedRegex(@"\bmodel\b.{0,80}\b(not found|does not exist)\b|\b(unknown|no such) model\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownModel();

    [GeneratedRegex(@"\bcontent polic(y|ies)\b|\bcontent moderation\b|\bnsfw\b|\bsafety (system|filter|policy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Policy();
}
