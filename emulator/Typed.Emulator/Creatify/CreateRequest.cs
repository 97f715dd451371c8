using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Catalog;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Creatify;

/// <summary>The validated body of a create call, or the error response.</summary>
internal sealed record CreateRequest(EmulatedModel Model, JsonElement InputParams, string? WebhookUrl)
{
    private const int MaxModelName = 255;
    private const int MaxWebhookUrl = 200;

    public static (CreateRequest? Request, IResult? Refusal) Read(JsonElement body, EmulatedCatalog models)
    {
        if (!body.TryGetProperty("model_name", out var name))
        {
            return Refuse("model_name", "This field is required.");
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            return Refuse("model_name", "Not a valid string.");
        }

        if (name.GetString()!.Length > MaxModelName)
        {
            return Refuse("model_name", $"Ensure this field has no more than {MaxModelName} characters.");
        }

        if (!body.TryGetProperty("input_params", out var parameters))
        {
            return Refuse("input_params", "This field is required.");
        }

        if (!TryWebhook(body, out var webhook, out var problem))
        {
            return Refuse("webhook_url", problem);
        }

        if (!models.TryGet(name.GetString()!, out var model))
        {
            return (null, JsonAnswer.Texts(StatusCodes.Status400BadRequest, "AI model not found"));
        }

        var violations = model.Validator.Validate(parameters);
        return violations.Count == 0
            ? (new CreateRequest(model, parameters, webhook), null)
            : (null, JsonAnswer.Field(StatusCodes.Status400BadRequest, "input_params", violations.Select(one => one.ToString())));
    }

    /// <summary>Reads <c>webhook_url</c>, which all Creatify create calls accept.</summary>
    public static bool TryWebhook(JsonElement body, out string? webhook, out string problem)
    {
        webhook = null;
        problem = string.Empty;
        if (!body.TryGetProperty("webhook_url", out var url) || url.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        webhook = url.ValueKind == JsonValueKind.String ? url.GetString()! : string.Empty;
        problem = webhook.Length > MaxWebhookUrl ? $"Ensure this field has no more than {MaxWebhookUrl} characters."
            : Formats.Allows("url", webhook) && Uri.TryCreate(webhook, UriKind.Absolute, out _) ? string.Empty
            : "Enter a valid URL.";
        return problem.Length == 0;
    }

    private static (CreateRequest? Request, IResult? Refusal) Refuse(string field, string message) =>
        (null, JsonAnswer.Field(StatusCodes.Status400BadRequest, field, [message]));
}
