using System.Text.RegularExpressions;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>Reads Hoox's error bodies.</summary>
/// <remarks>
/// Two formats are documented: <c>{"error", "details": [{"code", "message", "field"}]}</c> (docs.hoox.video/errors) and <c>{"error", "code"}</c>
/// (the vendor's guide). The codes of the asset endpoints are not documented. <c>insufficient_credits</c> and <c>INSUFFICIENT_CREDITS</c> are both
/// shown elsewhere, so codes are not case-sensitive. Without a code, the HTTP status and the message text determine the meaning.
/// </remarks>
internal sealed partial class HooxErrors : IErrorReader
{
    // Codes of a 404 that is not about the asset.
    private static readonly string[] s_othersMissing = ["SPACE_NOT_FOUND", "PLAN_RESOLUTION_FAILED"];

    public static HooxErrors Instance { get; } = new();

    public ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model)
    {
        var body = HooxErrorBody.Read(response.Body, redactor);
        return new ErrorReading(body.Messages)
        {
            Code = body.Code,
            IsOwnForm = body.IsOwnForm && !s_othersMissing.Contains(body.Code ?? "", StringComparer.OrdinalIgnoreCase),
            Meaning = body.Code?.ToUpperInvariant() switch
            {
                "INVALID_API_KEY" or "PLAN_REQUIRED" => ErrorMeaning.Credentials,
                "INSUFFICIENT_CREDITS" => ErrorMeaning.Credits,
                "RATE_LIMIT_EXCEEDED" => ErrorMeaning.RateLimit,
                _ => model is not null && (int)response.Status is 400 or 403 or 404 or 422 ? MeaningOf(body.Messages) : default,
            },
        };
    }

    private static ErrorMeaning MeaningOf(IReadOnlyList<Violation> messages)
    {
        // A message about a field always refers to that field, whatever its wording.
        var general = string.Join("\n", messages.Where(message => message.Path is "$" or "$.model").Select(message => message.Message));
        return UnknownModel().IsMatch(general) ? ErrorMeaning.UnknownModel
            : Policy().IsMatch(general) ? ErrorMeaning.ContentPolicy
            : ErrorMeaning.Unstated;
    }

    [GeneratedRegex(@"\bmodel\b.{0,80}\b(not found|does not exist)\b|\b(unknown|no such) model\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownModel();

    [GeneratedRegex(@"\bcontent polic(y|ies)\b|\bcontent moderation\b|\bnsfw\b|\bsafety (system|filter|policy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Policy();
}
