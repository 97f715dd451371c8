using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Typed.Creatify;
using Typed.Tracking;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Hosting;
using Typed.Tracking.Webhooks;

namespace Typed;

/// <summary>The tracker in a container.</summary>
public static class TypedTrackerServices
{
    /// <summary>Adds a tracker of the <see cref="GenerationClient"/>s of the container, which starts and stops with the host.</summary>
    /// <param name="services">The services. Register the clients as <see cref="GenerationClient"/>; a <see cref="TimeProvider"/> is used if there is one. Of two clients
    /// of one provider, the one registered last counts, and a warning is logged: give the other a tracker with a key.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">A tracker without a key was added before, and this call sets options too. Without options, a further call changes nothing.</exception>
    public static IServiceCollection AddTypedTracker(this IServiceCollection services, Action<TrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is null && IsThere(services, null))
        {
            return services;
        }

        ThrowIfThere(services, null);
        var options = OptionsOf(configure, name: null);
        services.AddSingleton(provider => Make(provider, options, provider.GetServices<GenerationClient>()));
        services.AddSingleton<IHostedService>(provider => new TrackerHostedService(provider.GetRequiredService<JobTracker>()));
        AddReaders(services);
        return services;
    }

    /// <summary>Adds a tracker with a key, such as one per account or tenant: <c>GetRequiredKeyedService&lt;JobTracker&gt;("tenant-a")</c>. It starts and stops with the host.</summary>
    /// <param name="services">The services. Register its clients as keyed <see cref="GenerationClient"/>s with the same key.</param>
    /// <param name="key">The key. It is the default of <see cref="TrackerOptions.Name"/>, which tells the trackers' metrics apart.</param>
    /// <param name="configure">Sets options, of which each tracker needs a <see cref="TrackerOptions.Directory"/> or journal of its own; null for the defaults, with the
    /// key as the last part of the directory.</param>
    /// <exception cref="InvalidOperationException">A tracker with this key was added before.</exception>
    public static IServiceCollection AddTypedTracker(this IServiceCollection services, string key, Action<TrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ThrowIfThere(services, key);
        var options = OptionsOf(configure, key);
        services.AddKeyedSingleton(key, (provider, _) => Make(provider, options, provider.GetKeyedServices<GenerationClient>(key)));
        services.AddSingleton<IHostedService>(provider => new TrackerHostedService(provider.GetRequiredKeyedService<JobTracker>(key)));
        AddReaders(services);
        return services;
    }

    // Two calls with different options cannot both be right, and ignoring one of them silently would be worst.
    private static void ThrowIfThere(IServiceCollection services, string? key)
    {
        if (IsThere(services, key))
        {
            throw new InvalidOperationException(key is null
                ? "A tracker was added before. Add further ones with a key: AddTypedTracker(\"tenant-a\", …)."
                : $"A tracker with the key '{key}' was added before.");
        }
    }

    private static bool IsThere(IServiceCollection services, string? key) =>
        services.Any(service => service.ServiceType == typeof(JobTracker) && Equals(service.ServiceKey, key));

    private static TrackerOptions OptionsOf(Action<TrackerOptions>? configure, string? name)
    {
        var options = new TrackerOptions { Name = name };
        if (name is not null)
        {
            options.Directory = Path.Combine(options.Directory, Uri.EscapeDataString(name));
        }

        configure?.Invoke(options);
        return options;
    }

    private static JobTracker Make(IServiceProvider provider, TrackerOptions options, IEnumerable<GenerationClient> clients)
    {
        var loggers = provider.GetService<ILoggerFactory>();
        var byProvider = new Dictionary<string, GenerationClient>(StringComparer.Ordinal);
        foreach (var client in clients)
        {
            if (byProvider.TryGetValue(client.Provider, out var other) && other != client && loggers is not null)
            {
                TrackerLog.ClientReplaced(loggers.CreateLogger(TrackerMetrics.SourceName), client.Provider);
            }

            byProvider[client.Provider] = client;
        }

        return new JobTracker(options, byProvider.Values, provider.GetService<TimeProvider>(), loggers);
    }

    private static void AddReaders(IServiceCollection services)
    {
        AddReader(services, JsonWebhookReader.Creatify);
        AddReader(services, CreatifyTemplateWebhook.Reader);
        AddReader(services, new Typed.Hoox.HooxWebhookReader());
    }

    // By provider, not by class as TryAddEnumerable goes: readers of several providers are of one class.
    private static void AddReader(IServiceCollection services, IWebhookReader reader)
    {
        if (!services.Any(service => !service.IsKeyedService && service.ImplementationInstance is IWebhookReader known && known.Provider == reader.Provider))
        {
            services.AddSingleton(reader);
        }
    }
}
