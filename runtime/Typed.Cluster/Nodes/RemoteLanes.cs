using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Typed.Cluster.Lanes;
using Typed.Providers;
using Typed.Tracking;
using Typed.Tracking.Engine;
using Typed.Tracking.Scheduling;
using Typed.Tracking.Webhooks;

namespace Typed.Cluster.Nodes;

/// <summary>The lanes of a tracker, called through Orleans. A lane that moves is called again.</summary>
/// <param name="member">The account.</param>
/// <param name="grains">Orleans' grains.</param>
/// <param name="journal">The journal, which knows the shard of a job that only the provider's id is known of.</param>
/// <param name="time">The clock.</param>
internal sealed class RemoteLanes(ClusterAccount member, IGrainFactory grains, IJobJournal journal, TimeProvider time) : IRemoteLanes
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);

    // Permits that requests of this node use. Which request uses which does not matter.
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(LaneShard Shard, Guid Permit)>> _permits = new(StringComparer.Ordinal);
    private int _turn;

    private int Shards => member.Options.ShardsPerLane;

    public async Task WaitForBudgetAsync(Lane lane, string? tenant, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        // In turn, since each shard has a share of the budget.
        var shard = new LaneShard((int)((uint)Interlocked.Increment(ref _turn) % (uint)Shards), Shards);
        var permit = await CallAsync(lane.Name, shard, grain => grain.AcquireAsync(tenant, cancellationToken), cancellationToken).ConfigureAwait(false);
        ClusterMetrics.Waited(lane.Name, time.GetElapsedTime(began));
        _permits.GetOrAdd(lane.Name, _ => new ConcurrentQueue<(LaneShard, Guid)>()).Enqueue((shard, permit));
    }

    public void Answered(Lane lane) => Return(lane, wasSent: true);

    public void GiveBack(Lane lane) => Return(lane, wasSent: false);

    public void Learn(Lane lane, TimeSpan? pause, RateLimitReading? reading)
    {
        if (pause is { } wait)
        {
            foreach (var shard in LaneShard.All(Shards))
            {
                _ = IgnoreAsync(LaneOf(lane.Name, shard).PauseAsync(wait));
            }
        }
    }

    public void HandOver(JobRecord record)
    {
        if (JobQuery.NeedsWork(record))
        {
            // If the call is lost, the lane finds the job in the journal.
            _ = IgnoreAsync(LaneOf(record).AdoptAsync(record.Key));
        }
    }

    public async IAsyncEnumerable<JobNews> WatchAsync(JobRecord record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = s_firstPause;
        while (record.State is JobState.Intent or JobState.Open)
        {
            var news = LaneOf(record).WatchAsync(record.Key, cancellationToken).GetAsyncEnumerator(cancellationToken);
            try
            {
                while (await NextAsync(news, record.Provider, cancellationToken).ConfigureAwait(false) is { } one)
                {
                    pause = one.Record is null ? s_firstPause : pause;
                    record = one.Record ?? record;
                    yield return one;
                }
            }
            finally
            {
                // A lane that is gone cannot be told that nobody listens any more.
                await IgnoreAsync(news.DisposeAsync().AsTask()).ConfigureAwait(false);
            }

            if (record.State is JobState.Intent or JobState.Open)
            {
                // The lane moves, or another node is still sending the request.
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                pause = Longer(pause);
            }
        }
    }

    public async Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (member.Clients.All(client => client.Provider != notice.Provider))
        {
            return WebhookOutcome.UnknownJob;
        }

        var message = LaneText.ToMessage(notice, time.GetUtcNow());
        try
        {
            var shard = await ShardOfAsync(notice, cancellationToken).ConfigureAwait(false);
            return (WebhookOutcome)await LaneOf(notice.Provider, shard).HandleWebhookAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The provider delivers it again.
            throw new JournalUnavailableException(exception);
        }
    }

    public async Task<JobRecord> ResolveAsync(JobRecord record, string jobId, CancellationToken cancellationToken) =>
        LaneText.Read(await LaneOf(record).ResolveAsync(record.Key, jobId, cancellationToken).ConfigureAwait(false));

    public Task AbandonAsync(JobRecord record, CancellationToken cancellationToken) => LaneOf(record).AbandonAsync(record.Key, cancellationToken);

    public async Task<JobRecord> ResumeAsync(JobRecord record, TimeSpan? deadline, CancellationToken cancellationToken) =>
        LaneText.Read(await LaneOf(record).ResumeAsync(record.Key, deadline, cancellationToken).ConfigureAwait(false));

    public Task ReconcileAsync(CancellationToken cancellationToken) =>
        // One shard asks about all uncertain submissions of the journal.
        Task.WhenAll(member.Clients.Select(client => LaneOf(client.Provider, new LaneShard(0, Shards)).ReconcileAsync(cancellationToken)));

    public async Task<JobRecord> RecordFetchedAsync(JobRecord fetched, CancellationToken cancellationToken) => LaneText.Read(
        await CallAsync(fetched.Provider, LaneShard.Of(fetched.Key, Shards), grain => grain.RecordFetchedAsync(LaneText.Write(fetched)), cancellationToken).ConfigureAwait(false));

    private static TimeSpan Longer(TimeSpan pause) => 2 * pause < s_longestPause ? 2 * pause : s_longestPause;

    private static async Task IgnoreAsync(Task call)
    {
        try
        {
            await call.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The lane learns it another way, or later.
        }
    }

    // Null where the lane has nothing more to say, or could not be reached.
    private static async ValueTask<JobNews?> NextAsync(IAsyncEnumerator<LaneNews> news, string provider, CancellationToken cancellationToken)
    {
        LaneNews message;
        try
        {
            if (!await news.MoveNextAsync().ConfigureAwait(false))
            {
                return null;
            }

            message = news.Current;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return message.IsRefused ? throw new InvalidCredentialsException(provider, message.Error ?? "") : LaneText.FromMessage(message, provider);
    }

    private ILaneGrain LaneOf(JobRecord record) => LaneOf(record.Provider, LaneShard.Of(record.Key, Shards));

    private ILaneGrain LaneOf(string provider, LaneShard shard) => grains.GetGrain<ILaneGrain>(LaneKey.Of(member.Partition, provider, shard));

    private async ValueTask<LaneShard> ShardOfAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (Shards == 1)
        {
            return LaneShard.Whole;
        }

        // The id leads, as in the lane itself: anybody can put a key into an address.
        var record = await journal.FindByJobIdAsync(notice.Provider, notice.JobId, cancellationToken).ConfigureAwait(false);
        return LaneShard.Of(record?.Key ?? notice.Key ?? Guid.Empty, Shards);
    }

    private void Return(Lane lane, bool wasSent)
    {
        if (_permits.TryGetValue(lane.Name, out var permits) && permits.TryDequeue(out var one))
        {
            _ = IgnoreAsync(LaneOf(lane.Name, one.Shard).ReturnAsync(one.Permit, wasSent));
        }
    }

    /// <exception cref="LaneUnavailableException">The lane could not be reached in time.</exception>
    private async Task<T> CallAsync<T>(string provider, LaneShard shard, Func<ILaneGrain, Task<T>> call, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = s_firstPause; ; pause = Longer(pause))
        {
            try
            {
                return await call(LaneOf(provider, shard)).ConfigureAwait(false);
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
