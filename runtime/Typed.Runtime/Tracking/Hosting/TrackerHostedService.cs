using Microsoft.Extensions.Hosting;

namespace Typed.Tracking.Hosting;

/// <summary>Starts the tracker with the host, before requests come in. The container disposes it.</summary>
internal sealed class TrackerHostedService(JobTracker tracker) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => tracker.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
