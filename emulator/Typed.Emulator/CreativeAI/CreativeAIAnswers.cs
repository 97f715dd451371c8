using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>CreativeAI's error envelope.</summary>
internal static class CreativeAIAnswers
{
    public const string InvalidRequest = "invalid_request_error";

    public static JsonAnswer Error(int status, string type, string? code, string message, string? param = null) => new(status, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteString("type", type);
        json.WriteString("param", param);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Creates an error response for the HTTP status set by a fault.</summary>
    public static IResult OfStatus(int status, string message)
    {
        var (type, code) = status switch
        {
            StatusCodes.Status401Unauthorized => ("authentication_error", null),
            StatusCodes.Status402PaymentRequired => (InvalidRequest, "insufficient_credits"),
            StatusCodes.Status429TooManyRequests => (InvalidRequest, "rate_limit_exceeded"),
            StatusCodes.Status503ServiceUnavailable => ("server_error", "provider_unavailable"),
            >= 500 => ("server_error", (string?)null),
            _ => (InvalidRequest, null),
        };
        return Error(status, type, code, message);
    }

    public static JsonAnswer Refused(IReadOnlyList<SchemaViolation> violations)
    {
        var first = violations[0].InstancePath.TrimStart('/').Split('/')[0];
        return Error(
            StatusCodes.Status400BadRequest,
            InvalidRequest,
            null,
            string.Join(" ", violations.Select(violation => violation.ToString())),
            first.Length == 0 ? null : first);
    }

    public static JsonAnswer NotFound(string what) => Error(StatusCodes.Status404NotFound, InvalidRequest, "not_found", $"There is no {what}.");

    public static JsonAnswer UnknownModel(string model) =>
        Error(StatusCodes.Status400BadRequest, InvalidRequest, "model_not_found", $"The model '{model}' does not exist here.", "model");

    public static JsonAnswer TooFewCredits(decimal needed) =>
        Error(StatusCodes.Status402PaymentRequired, InvalidRequest, "insufficient_credits", FormattableString.Invariant($"{needed} credits are needed."));
}
