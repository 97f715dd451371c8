using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Catalog;
using Typed.Emulator.Credits;
using Typed.Emulator.Http;
using Typed.Emulator.Json;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>Shared services of all generating calls, including validation of a body against its model's raw schema.</summary>
internal sealed class CreativeAICalls(EmulatorOptions options, EmulatedCatalogs catalogs, CreditAccount account)
{
    private static readonly SchemaValidator s_webhook = new(JsonReading.Parse(
        """{ "type": "object", "properties": { "webhook_url": { "type": "string", "format": "url" } } }"""u8.ToArray()));

    public EmulatedCatalog Catalog => catalogs[EmulatedCreativeAI.Provider];

    public CreditAccount Account => account;

    public CreativeAIBehaviour Behaviour => options.CreativeAI;

    public string OriginOf(HttpRequest http) => options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{http.Scheme}://{http.Host}";

    /// <summary>Reads and validates a JSON body.</summary>
    /// <param name="http">The request.</param>
    /// <param name="operation">The model, or a prefix of its name such as <c>video-generation/</c>. The member <c>model</c> then supplies the rest.</param>
    /// <param name="fallback">The model to use if the member is missing; null if the member is required.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(JsonElement Body, EmulatedModel? Model, IResult? Refusal)> ReadAsync(
        HttpRequest http, string operation, string? fallback, CancellationToken cancellationToken)
    {
        var (body, refusal) = await ReadJsonAsync(http, cancellationToken);
        return refusal is not null ? (body, null, refusal) : Check(body, operation, fallback);
    }

    public static async Task<(JsonElement Body, IResult? Refusal)> ReadJsonAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http, cancellationToken);
        return unreadable is null
            ? (body, null)
            : (body, CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, null, "The body is not a valid JSON object."));
    }

    public (JsonElement Body, EmulatedModel? Model, IResult? Refusal) Check(JsonElement body, string operation, string? fallback)
    {
        var name = operation;
        if (operation.EndsWith('/'))
        {
            name += body.TryKind("model", JsonValueKind.String, out var given) ? given.GetString() : fallback;
        }

        if (!Catalog.TryGet(name, out var model))
        {
            return name.EndsWith('/')
                ? (body, null, CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, null, "The model is missing.", "model"))
                : (body, null, CreativeAIAnswers.UnknownModel(name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]));
        }

        var violations = model.Validator.Validate(body);
        violations = violations.Count > 0 ? violations : s_webhook.Validate(body);
        return violations.Count > 0 ? (body, null, CreativeAIAnswers.Refused(violations))
            : body.TryKind("webhook_url", JsonValueKind.String, out var webhook) && !Uri.TryCreate(webhook.GetString(), UriKind.Absolute, out _)
                ? (body, null, CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, null, "Not a valid URL.", "webhook_url"))
            : (body, model, null);
    }
}
