using Typed.Tracking.Webhooks;

namespace Typed.Providers;

/// <summary>A provider that posts messages about its jobs. The tracker's webhook endpoint reads them with this reader, which knows the account's signing secret.</summary>
public interface IWebhookSource
{
    /// <summary>The reader of the provider's messages.</summary>
    IWebhookReader WebhookReader { get; }
}
