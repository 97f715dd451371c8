using Microsoft.Extensions.Hosting;

namespace Typed.Tracking.Hosting;

/// <summary>Starts the tracker with the host, before requests come in, and stops it while its dependencies are still available.</summary>
internal sealed class TrackerHostedService(JobTracker tracker) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => tracker.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tracker.DisposeAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host waits no longer. The tracker continues to stop, and leases that it does not release expire.
        }
    }
}
