using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Typed.AspNetCore;

/// <summary>The endpoints that providers post to.</summary>
public static class TypedWebhookEndpoints
{
    /// <summary>Where they are mapped by default.</summary>
    public const string DefaultPrefix = "/typed/webhooks";

    /// <summary>The most bytes of a message. Those of the known providers are below 10 KB, but for a batch of CreativeAI, which repeats up to 20 prompts.</summary>
    public const int DefaultMaxBytes = 256 * 1024;

    /// <summary>Maps <c>POST {prefix}/{provider}</c> for every <see cref="Tracking.Webhooks.IWebhookReader"/> of the container. Signed messages are verified
    /// over the bytes as they came; one that is not signed only makes the tracker ask the provider.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">The beginning of the path; <see cref="Tracking.TrackerOptions.WebhookAddress"/> is this, seen from outside.</param>
    /// <param name="maxBytes">The most bytes of a message; above that it is refused with 413.</param>
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
