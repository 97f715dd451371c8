using System.Text.Json;
using Typed.Providers.Described.Format;
using Typed.Providers.Http;
using Typed.Tracking.Webhooks;

namespace Typed.Providers.Described;

/// <summary>Reads the error bodies of a described provider.</summary>
internal sealed class DescribedErrors(ErrorDescription errors) : IErrorReader
{
    public ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model)
    {
        var json = TolerantJson.Parse(response.Body);
        var code = json is { } body && errors.Code is { } at ? JobJson.Word(body, at) : null;
        var messages = Messages(response, json, redactor);
        return new ErrorReading(messages)
        {
            Code = redactor.Text(code),
            Meaning = MeaningOf(errors.Codes.FirstOrDefault(known => known.Key == code).Value ?? TextMeaning(response, messages)),
            IsOwnForm = json is { } own && (errors.Own is { } pointer ? JsonPointer.At(own, pointer) is not null : own.ValueKind == JsonValueKind.Object),
        };
    }

    /// <summary>The text of an error, redacted; null if it has none.</summary>
    public string? ReasonOf(ApiResponse response, SecretRedactor redactor) =>
        Messages(response, TolerantJson.Parse(response.Body), redactor) is { Count: > 0 } messages ? string.Join(" ", messages.Select(message => message.Message)) : null;

    private List<Violation> Messages(ApiResponse response, JsonElement? json, SecretRedactor redactor) =>
        errors.Message is { } pointer && json is { } body && JobJson.Text(body, pointer) is { } text
            ? [new Violation("$", "provider", redactor.Message(text))]
            : ProviderMessages.Read(response.Body, redactor);

    // A text decides only where the status leaves the meaning open, and never one about a field.
    private string? TextMeaning(ApiResponse response, List<Violation> messages) => (int)response.Status is 400 or 403 or 404 or 422
        ? errors.Texts.FirstOrDefault(known => messages.Any(message => message.Path == "$" && message.Message.Contains(known.Key, StringComparison.OrdinalIgnoreCase))).Value
        : null;

    private static ErrorMeaning MeaningOf(string? name) => name switch
    {
        "credentials" => ErrorMeaning.Credentials,
        "credits" => ErrorMeaning.Credits,
        "rate_limit" => ErrorMeaning.RateLimit,
        "unknown_model" => ErrorMeaning.UnknownModel,
        "content_policy" => ErrorMeaning.ContentPolicy,
        _ => ErrorMeaning.Unstated,
    };
}
