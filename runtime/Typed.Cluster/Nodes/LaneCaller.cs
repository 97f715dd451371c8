using Typed.Cluster.Lanes;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;

namespace Typed.Cluster.Nodes;

/// <summary>Calls the shards of lanes through Orleans. A shard that moves is called again.</summary>
internal sealed class LaneCaller(ClusterAccount member, IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);

    public static TimeSpan FirstPause { get; } = TimeSpan.FromMilliseconds(100);

    public int Shards => member.Options.ShardsPerLane;

    public static TimeSpan Longer(TimeSpan pause) => 2 * pause < s_longestPause ? 2 * pause : s_longestPause;

    public static async Task IgnoreAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The lane finds it out in another way, or later.
        }
    }

    public ILaneGrain Of(JobRecord record) => Of(record.Provider, LaneShard.Of(record.Key, Shards));

    public ILaneGrain Of(string provider, LaneShard shard) => grains.GetGrain<ILaneGrain>(LaneKey.Of(member.Partition, provider, shard));

    /// <exception cref="LaneUnavailableException">The lane could not be reached in time.</exception>
    public async Task<T> CallAsync<T>(string provider, LaneShard shard, Func<ILaneGrain, Task<T>> call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                return await call(Of(provider, shard)).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                if (time.GetElapsedTime(began) + pause > member.Options.LaneTimeout)
                {
                    throw new LaneUnavailableException(provider, exception);
                }

                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
