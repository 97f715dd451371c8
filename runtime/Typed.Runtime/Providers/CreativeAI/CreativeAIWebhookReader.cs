using System.Text.Json;
using Typed.CreativeAI.Wire;
using Typed.Providers;
using Typed.Providers.Http;
using Typed.Providers.Http.Wire;
using Typed.Tracking.Webhooks;

namespace Typed.CreativeAI;

/// <summary>Reads CreativeAI's webhook messages about ended jobs, and checks their signature.</summary>
/// <remarks>
/// creativeai.run/api-docs § Video Webhooks; § Webhook Payload Examples; creativeai.run/webhooks. Five events are documented. Failed events of images
/// and voices, and any events of compositions, charts, and utilities, are not. <c>X-CreativeAI-Delivery-Id</c> is the job's id, the same for each attempt,
/// so a delivery is identified by that id and its status. The signature covers no time: an old message can be replayed unchanged.
/// </remarks>
public sealed class CreativeAIWebhookReader : IWebhookReader
{
    /// <summary>The header with the event's name. It is not signed, so the body takes precedence.</summary>
    public const string EventHeader = "X-CreativeAI-Event";

    /// <summary>The header with the id of the job.</summary>
    public const string DeliveryHeader = "X-CreativeAI-Delivery-Id";

    /// <summary>The header with the signature of the body: <c>sha256=</c>, then hex digits.</summary>
    public const string SignatureHeader = "X-CreativeAI-Signature";

    private const int MaxId = 200;
    private readonly SecretRedactor _redactor;

    /// <summary>Creates a reader.</summary>
    /// <param name="secrets">The possible signing secrets: the signing secret if one is configured at CreativeAI, otherwise the API key. Pass two or more
    /// during a rotation, or if it is not known which one signs.</param>
    /// <exception cref="ArgumentException">There are no secrets, or one is empty.</exception>
    public CreativeAIWebhookReader(params string[] secrets)
        : this(secrets, new SecretRedactor(secrets ?? []))
    {
    }

    private CreativeAIWebhookReader(string[] secrets, SecretRedactor redactor)
    {
        Verifier = new HmacSha256Verifier(SignatureHeader, "sha256=", secrets);
        _redactor = redactor;
    }

    /// <inheritdoc/>
    public string Provider => CreativeAIClient.ProviderName;

    /// <inheritdoc/>
    public IWebhookVerifier? Verifier { get; }

    /// <summary>Creates a reader with the options' webhook secret, or with their API key if none is set.</summary>
    /// <param name="options">The options.</param>
    public static CreativeAIWebhookReader For(CreativeAIOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CreativeAIWebhookReader([options.WebhookSecret ?? options.ApiKey], options.RedactorOfKeys());
    }

    /// <summary>Gets the event's name, such as <c>video.generation.completed</c>: from the body (<c>object</c> and <c>status</c>), else from the header.</summary>
    /// <param name="body">The body.</param>
    /// <param name="header">Returns a header's value, or null.</param>
    /// <returns>The name, or null if neither contains it.</returns>
    public static string? EventOf(JsonElement body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return EventOf(WireObject.Read(body, CreativeAIWire.Default.JobAnswer), header);
    }

    /// <inheritdoc/>
    public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (TolerantJson.Parse(body) is not { } json)
        {
            return null;
        }

        var answer = WireObject.Read(json, CreativeAIWire.Default.JobAnswer);
        return CreativeAISnapshots.Of(FamilyOf(answer, EventOf(answer, header)), answer) is { Id.Length: <= MaxId } snapshot
            ? new WebhookNotice(Provider, snapshot.Id)
            {
                Status = snapshot.Status,
                DeliveryId = header(DeliveryHeader) is { Length: > 0 and <= MaxId } delivery ? delivery : null,
                Snapshot = _redactor.Redacted(snapshot),
            }
            : null;
    }

    private static string? EventOf(JobAnswer answer, Func<string, string?> header) =>
        answer is { Object: { } what, Status: { } status } ? $"{what}.{status}" : header(EventHeader);

    // A batch has no "id". An image event belongs to the native API: the other image API returns the result directly.
    private static string FamilyOf(JobAnswer answer, string? name) =>
        answer is { Id: null, BatchId: not null } ? CreativeAIJobId.BatchFamily
        : name is null ? CreativeAIJobId.SharedFamily
        : name.StartsWith("video.batch.", StringComparison.Ordinal) ? CreativeAIJobId.BatchFamily
        : name.StartsWith("video.generation.", StringComparison.Ordinal) ? CreativeAIJobId.VideoFamily
        : name.StartsWith("image.generation.", StringComparison.Ordinal) ? CreativeAIJobId.NativeFamily
        : CreativeAIJobId.SharedFamily;
}
