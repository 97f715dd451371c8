using Typed.Tracking.Webhooks;

namespace Typed.Hoox;

/// <summary>Reads Hoox's messages for the tracker. They are not signed, so a message only triggers a status check.</summary>
public sealed class HooxWebhookReader : IWebhookReader
{
    private const int MaxIdLength = 200;

    /// <inheritdoc/>
    public string Provider => HooxClient.ProviderName;

    /// <inheritdoc/>
    public IWebhookVerifier? Verifier => null;

    /// <inheritdoc/>
    public WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header) =>
        HooxWebhook.TryParse(body.Span, out var webhook) && webhook.AssetId.Length <= MaxIdLength
            ? new WebhookNotice(Provider, webhook.AssetId) { Status = webhook.Status }
            : null;
}
