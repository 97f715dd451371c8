using System.Text.Json;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Tracking.Webhooks;

/// <summary>Reads a JSON message with the job's id and status in its members. All known providers post such messages.</summary>
/// <param name="provider">The provider's key.</param>
/// <param name="parseStatus">Maps a status text to a status.</param>
public sealed class JsonWebhookReader(string provider, Func<string, JobStatus> parseStatus) : IWebhookReader
{
    private const int MaxIdLength = 200;

    /// <inheritdoc/>
    public string Provider { get; } = provider;

    /// <inheritdoc/>
    public IWebhookVerifier? Verifier { get; init; }

    /// <summary>The member that holds the job's id, as a text or an integer: its name, or a JSON pointer (RFC 6901) such as <c>/data/id</c>.</summary>
    public string IdMember { get; init; } = "id";

    /// <summary>The member that holds the status: its name, or a JSON pointer (RFC 6901) such as <c>/data/status</c>.</summary>
    public string StatusMember { get; init; } = "status";

    /// <summary>The header that holds the id of the delivery; null if there is none.</summary>
    public string? DeliveryHeader { get; init; }

    /// <summary>Reads the job from a message that contains as much as a status check. Null (the default): the provider is asked, even after a verified message.</summary>
    public Func<JsonElement, JobSnapshot?>? ReadSnapshot { get; init; }

    /// <inheritdoc/>
    public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return TolerantJson.Parse(body) is { } json && JsonPointer.Id(json, IdMember) is { Length: <= MaxIdLength } id
            ? new WebhookNotice(Provider, id)
            {
                Status = parseStatus(JsonPointer.Text(json, StatusMember) ?? ""),
                DeliveryId = DeliveryHeader is not null && header(DeliveryHeader) is { Length: > 0 and <= MaxIdLength } delivery ? delivery : null,
                Snapshot = Verifier is null ? null : ReadSnapshot?.Invoke(json),
            }
            : null;
    }
}
