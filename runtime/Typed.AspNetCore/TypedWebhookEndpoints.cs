using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Typed.AspNetCore;

/// <summary>Maps the endpoints that providers post to.</summary>
public static class TypedWebhookEndpoints
{
    /// <summary>The default path of the endpoints.</summary>
    public const string DefaultPrefix = "/typed/webhooks";

    /// <summary>The default maximum size of a message in bytes. Messages of the known providers are below 10 KB, except for a batch of CreativeAI, which repeats up to 20 prompts.</summary>
    public const int DefaultMaxBytes = 256 * 1024;

    /// <summary>Maps <c>POST {prefix}/{provider}</c> for the provider of each client of the tracker, and for each <see cref="Tracking.Webhooks.IWebhookReader"/> in the
    /// container, which takes precedence. Signed messages are verified over the raw bytes. An unsigned message only makes the tracker ask the provider.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">The prefix of the path. <see cref="Tracking.TrackerOptions.WebhookAddress"/> is its public address.</param>
    /// <param name="maxBytes">The maximum size of a message in bytes. A larger message is refused with 413.</param>
    /// <exception cref="InvalidOperationException">The container has no tracker.</exception>
    public static IEndpointConventionBuilder MapTypedWebhooks(
        this IEndpointRouteBuilder endpoints, string prefix = DefaultPrefix, int maxBytes = DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        var receiver = ActivatorUtilities.CreateInstance<WebhookReceiver>(endpoints.ServiceProvider);
        // A delegate of this shape needs no reflection: the endpoint works with Native AOT.
        return endpoints.MapPost(prefix.TrimEnd('/') + "/{provider}", (RequestDelegate)(context => receiver.ReceiveAsync(context, maxBytes)));
    }
}
