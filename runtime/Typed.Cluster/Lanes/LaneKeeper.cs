using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Typed.Cluster.Lanes;

/// <summary>Makes sure that all lanes run somewhere: after the loss of a silo, the first ping starts its lanes on another.</summary>
internal sealed partial class LaneKeeper(LaneDirectory directory, IGrainFactory grains, ILogger<LaneKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = directory.Members.Min(member => (TimeSpan?)member.Options.PingInterval) ?? TimeSpan.FromSeconds(2);
        var pending = new Dictionary<string, Task>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(interval);
        do
        {
            foreach (var key in directory.Keys)
            {
                // One ping at a time per lane, however long it takes.
                if (!pending.TryGetValue(key, out var ping) || ping.IsCompleted)
                {
                    pending[key] = PingAsync(key);
                }
            }
        }
        while (await WaitAsync(timer, stoppingToken).ConfigureAwait(false));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PingAsync(string key)
    {
        try
        {
            await grains.GetGrain<ILaneGrain>(key).PingAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The database or the silo cannot be reached. The next ping tries again.
            LaneAway(log, key, exception.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The lane {Lane} is not running: {Why}")]
    private static partial void LaneAway(ILogger logger, string lane, string why);
}
