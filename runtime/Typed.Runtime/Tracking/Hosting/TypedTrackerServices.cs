using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Typed.Creatify;
using Typed.Tracking;
using Typed.Tracking.Hosting;
using Typed.Tracking.Webhooks;

namespace Typed;

/// <summary>The tracker in a container.</summary>
public static class TypedTrackerServices
{
    /// <summary>Adds a tracker of all <see cref="GenerationClient"/>s of the container, which starts and stops with the host.</summary>
    /// <param name="services">The services. Register the clients as <see cref="GenerationClient"/>; a <see cref="TimeProvider"/> is used where there is one.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    public static IServiceCollection AddTypedTracker(this IServiceCollection services, Action<TrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new TrackerOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(provider => new JobTracker(
            options,
            provider.GetServices<GenerationClient>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, TrackerHostedService>());
        AddReader(services, JsonWebhookReader.Creatify);
        AddReader(services, CreatifyTemplateWebhook.Reader);
        AddReader(services, new Typed.Hoox.HooxWebhookReader());
        return services;
    }

    // By provider, not by class as TryAddEnumerable goes: readers of several providers are of one class.
    private static void AddReader(IServiceCollection services, IWebhookReader reader)
    {
        if (!services.Any(service => service.ImplementationInstance is IWebhookReader known && known.Provider == reader.Provider))
        {
            services.AddSingleton(reader);
        }
    }
}
