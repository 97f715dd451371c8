using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Typed.Tracking;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Hosting;

namespace Typed;

/// <summary>Registers the tracker in a container.</summary>
public static class TypedTrackerServices
{
    /// <summary>Adds a tracker for the <see cref="GenerationClient"/>s in the container. It starts and stops with the host.</summary>
    /// <param name="services">The services. Register the clients as <see cref="GenerationClient"/>; a registered <see cref="TimeProvider"/> is used. If two clients are
    /// for the same provider, the last one registered is used, and a warning is logged. Give the other client a tracker with a key.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">A tracker without a key was already added, and this call also sets options. Without options, another call has no effect.</exception>
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
        return services;
    }

    /// <summary>Adds a tracker with a key, such as one per account or tenant: <c>GetRequiredKeyedService&lt;JobTracker&gt;("tenant-a")</c>. It starts and stops with the host.</summary>
    /// <param name="services">The services. Register the tracker's clients as keyed <see cref="GenerationClient"/>s with the same key.</param>
    /// <param name="key">The key. It is the default of <see cref="TrackerOptions.Name"/>, which distinguishes the trackers' metrics.</param>
    /// <param name="configure">Sets options. Each tracker needs its own <see cref="TrackerOptions.Directory"/> or journal. Null for the defaults, with the
    /// key as the last part of the directory.</param>
    /// <exception cref="InvalidOperationException">A tracker with this key was already added.</exception>
    public static IServiceCollection AddTypedTracker(this IServiceCollection services, string key, Action<TrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ThrowIfThere(services, key);
        var options = OptionsOf(configure, key);
        services.AddKeyedSingleton(key, (provider, _) => Make(provider, options, provider.GetKeyedServices<GenerationClient>(key)));
        services.AddSingleton<IHostedService>(provider => new TrackerHostedService(provider.GetRequiredKeyedService<JobTracker>(key)));
        return services;
    }

    // Two calls with different options cannot both be right. Silently ignoring one of them would be worse.
    private static void ThrowIfThere(IServiceCollection services, string? key)
    {
        if (IsThere(services, key))
        {
            throw new InvalidOperationException(key is null
                ? "A tracker was already added. Give each further tracker a key: AddTypedTracker(\"tenant-a\", …)."
                : $"A tracker with the key '{key}' was already added.");
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
}
