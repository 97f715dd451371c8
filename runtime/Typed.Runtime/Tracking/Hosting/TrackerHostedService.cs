using Microsoft.Extensions.Hosting;

namespace Typed.Tracking.Hosting;

/// <summary>Starts the tracker with the host, before requests come in, and stops it while its dependencies are still available.</summary>
internal sealed class TrackerHostedService(JobTracker tracker) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => tracker.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => tracker.DisposeAsync().AsTask().WaitAsync(cancellationToken);
}
