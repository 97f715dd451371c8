using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Catalog;
using Typed.Emulator.Http;
using Typed.Emulator.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Hoox;

/// <summary>The validated body of a start call, or the error response.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">The body without the call's own members: the part that the schema describes.</param>
/// <param name="Count">The number of generations.</param>
/// <param name="WebhookUrl">The webhook URL to call when each generation ends.</param>
internal sealed record HooxStartRequest(EmulatedModel Model, JsonElement Parameters, int Count, string? WebhookUrl)
{
    private const string References = "references";

    private static readonly string[] s_callMembers = ["type", "model", "parent_media_id", "folder_id", "avatar_description", "webhook_url"];

    public static (HooxStartRequest? Request, IResult? Refusal) Read(JsonElement body, EmulatedCatalog models, HooxSpace space)
    {
        if (!body.TryKind("model", JsonValueKind.String, out var name))
        {
            return Refuse("model", "A model is required.");
        }

        if (!models.TryGet(name.GetString()!, out var model))
        {
            return (null, HooxAnswers.NotFound("Model"));
        }

        if (!body.TryKind("type", JsonValueKind.String, out var type) || type.GetString() != model.Output)
        {
            return Refuse("type", $"The type of {model.Name} must be {model.Output}.");
        }

        foreach (var member in s_callMembers.Where(member => body.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.String))
        {
            return Refuse(member, "Must be a string.");
        }

        if (body.TryGetProperty("folder_id", out var folder) && space.Folder(folder.GetString()!)?.Type != "assets")
        {
            return Refuse("folder_id", "The asset folder does not exist.");
        }

        var webhook = body.TryGetProperty("webhook_url", out var url) ? url.GetString() : null;
        if (webhook is not null && !(Formats.Allows("url", webhook) && Uri.TryCreate(webhook, UriKind.Absolute, out _)))
        {
            return Refuse("webhook_url", "Must be a URL.");
        }

        if (Mixed(body, model, models) is var (slot, problem))
        {
            return Refuse(slot, problem);
        }

        var parameters = Without(body, s_callMembers);
        var violations = model.Validator.Validate(parameters);
        return violations.Count == 0
            ? (new HooxStartRequest(model, parameters, model.Effective(parameters, "generation_count").GetInt32(), webhook), null)
            : (null, HooxAnswers.Invalid(violations.Select(one => (FieldOf(one), one.Message))));
    }

    // Slots are ordered and cannot be combined with references.
    private static (string Field, string Problem)? Mixed(JsonElement body, EmulatedModel model, EmulatedCatalog models)
    {
        if (model.Slots.Count == 0)
        {
            var foreign = models.Models.SelectMany(other => other.Slots).FirstOrDefault(slot => body.TryGetProperty(slot, out _));
            return foreign is null ? null : (foreign, $"{model.Name} accepts references, not named slots.");
        }

        if (body.TryGetProperty(References, out _))
        {
            return (References, $"{model.Name} accepts named slots, not references.");
        }

        string? missing = null;
        foreach (var slot in model.Slots)
        {
            if (!body.TryGetProperty(slot, out _))
            {
                missing ??= slot;
            }
            else if (missing is not null)
            {
                return (slot, $"{slot} requires {missing}.");
            }
        }

        return null;
    }

    private static JsonElement Without(JsonElement body, string[] members)
    {
        var bytes = JsonAnswer.ToBytes(json =>
        {
            json.WriteStartObject();
            foreach (var member in body.EnumerateObject().Where(member => !members.Contains(member.Name, StringComparer.Ordinal)))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        });
        return JsonReading.Parse(bytes);
    }

    // Converts "/model_settings/quality" to "model_settings.quality".
    private static string? FieldOf(SchemaViolation violation) =>
        violation.InstancePath.Length == 0 ? null : violation.InstancePath[1..].Replace('/', '.');

    private static (HooxStartRequest? Request, IResult? Refusal) Refuse(string field, string message) => (null, HooxAnswers.Invalid(field, message));
}
