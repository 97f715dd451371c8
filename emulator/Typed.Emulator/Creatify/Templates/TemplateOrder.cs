using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>The validated body of a create, preview or render call, or the error response.</summary>
internal sealed record TemplateOrder(EmulatedTemplate Template, JsonElement Variables, string? Name, string ModelVersion, bool IsHidden, string? WebhookUrl)
{
    private const int MaxName = 255;

    // The assumed speaking rate, which makes a length depend on the content in a repeatable way.
    private const int CharactersPerSecond = 15;
    private static readonly string[] s_versions = ["standard", "aurora_v1", "aurora_v1_fast"];

    /// <summary>The video's length.</summary>
    public int Seconds => Template.Seconds + Math.Min(3600, (Spoken() + CharactersPerSecond - 1) / CharactersPerSecond);

    public static (TemplateOrder? Order, IResult? Refusal) Read(JsonElement body, TemplateShelf shelf)
    {
        if (!body.TryGetProperty("template_id", out var id))
        {
            return Refuse("template_id", "This field is required.");
        }

        if (id.ValueKind != JsonValueKind.String || !Guid.TryParseExact(id.GetString(), "D", out var key))
        {
            return Refuse("template_id", "Must be a valid UUID.");
        }

        if (shelf.Find(key) is not { } template)
        {
            return Refuse("template_id", string.Create(CultureInfo.InvariantCulture, $"Invalid pk \"{key}\" - object does not exist."));
        }

        if (!body.TryGetProperty("variables", out var variables) || variables.ValueKind != JsonValueKind.Object)
        {
            return Refuse("variables", variables.ValueKind == JsonValueKind.Undefined ? "This field is required." : "Expected a dictionary of items.");
        }

        var problems = TemplateVariableCheck.Run(template, variables);
        if (problems.Count > 0)
        {
            return (null, JsonAnswer.Field(StatusCodes.Status400BadRequest, "variables", problems));
        }

        var name = Text(body, "name");
        if (name is { Length: > MaxName })
        {
            return Refuse("name", $"Ensure this field has no more than {MaxName} characters.");
        }

        if (!CreateRequest.TryWebhook(body, out var webhook, out var problem))
        {
            return Refuse("webhook_url", problem);
        }

        var version = body.TryGetProperty("model_version", out var given) ? given.ToString() : s_versions[0];
        if (!s_versions.Contains(version, StringComparer.Ordinal))
        {
            return Refuse("model_version", $"\"{version}\" is not a valid choice.");
        }

        return body.TryGetProperty("is_hidden", out var hidden) && hidden.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            ? Refuse("is_hidden", "Must be a valid boolean.")
            : (new TemplateOrder(template, variables, name, version, hidden.ValueKind == JsonValueKind.True, webhook), null);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryKind(name, JsonValueKind.String, out var text) ? text.GetString() : null;

    private static (TemplateOrder? Order, IResult? Refusal) Refuse(string field, string message) =>
        (null, JsonAnswer.Field(StatusCodes.Status400BadRequest, field, [message]));

    private int Spoken() => Variables.EnumerateObject().Sum(variable =>
        variable.Value.TryKind("properties", JsonValueKind.Object, out var properties) && Text(properties, "content") is { } content ? content.Length : 0);
}
