using Microsoft.Extensions.Hosting;

namespace Typed.Tracking.Hosting;

/// <summary>Starts the tracker with the host, before requests come in, and stops it while its dependencies are still available.</summary>
/// <param name="tracker">The tracker. The service disposes it.</param>
public sealed class TrackerHostedService(JobTracker tracker) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => tracker.StartAsync(cancellationToken);

    /// <inheritdoc/>
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
