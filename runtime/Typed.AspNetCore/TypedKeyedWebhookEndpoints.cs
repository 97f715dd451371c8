using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Typed.Tracking;
using Typed.Tracking.Webhooks;

namespace Typed.AspNetCore;

/// <summary>Maps the endpoints of a tracker with a key.</summary>
public static class TypedKeyedWebhookEndpoints
{
    /// <summary>Maps <c>POST {prefix}/{provider}</c> for the tracker with this key.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="trackerKey">The key that the tracker was added with.</param>
    /// <param name="prefix">The prefix of the path, used by this tracker only. <see cref="TrackerOptions.WebhookAddress"/> is its public address.</param>
    /// <param name="maxBytes">The maximum size of a message in bytes. A larger message is refused with 413.</param>
    /// <remarks>Each client of the tracker brings the reader of its provider, with the account's own secret. A reader in the container takes precedence over it, and a
    /// reader that is registered with the same key over one without a key.</remarks>
    /// <exception cref="InvalidOperationException">The container has no such tracker.</exception>
    public static IEndpointConventionBuilder MapKeyedTypedWebhooks(
        this IEndpointRouteBuilder endpoints, string trackerKey, string prefix, int maxBytes = TypedWebhookEndpoints.DefaultMaxBytes)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(trackerKey);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 1);
        var services = endpoints.ServiceProvider;
        // The last reader registered for a provider is used.
        var receiver = new WebhookReceiver(
            services.GetRequiredKeyedService<JobTracker>(trackerKey),
            [.. services.GetServices<IWebhookReader>(), .. services.GetKeyedServices<IWebhookReader>(trackerKey)]);
        return endpoints.MapPost(prefix.TrimEnd('/') + "/{provider}", (RequestDelegate)(context => receiver.ReceiveAsync(context, maxBytes)));
    }
}
