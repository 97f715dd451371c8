using System.Runtime.CompilerServices;
using Typed.Cluster.Lanes;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;
using Typed.Tracking.Lanes;
using Typed.Tracking.Webhooks;

namespace Typed.Cluster.Nodes;

/// <summary>The lanes of a tracker, called through Orleans. A lane that moves is called again.</summary>
internal sealed class RemoteLanes : IRemoteLanes
{
    private readonly ClusterAccount _member;
    private readonly IJobJournal _journal;
    private readonly TimeProvider _time;
    private readonly LaneCaller _lanes;
    private readonly LanePermits _permits;

    /// <param name="member">The account.</param>
    /// <param name="grains">The factory of Orleans' grains.</param>
    /// <param name="journal">The journal, which finds the shard of a job by the provider's id.</param>
    /// <param name="time">The clock.</param>
    public RemoteLanes(ClusterAccount member, IGrainFactory grains, IJobJournal journal, TimeProvider time)
    {
        (_member, _journal, _time) = (member, journal, time);
        _lanes = new LaneCaller(member, grains, time);
        _permits = new LanePermits(_lanes, time);
    }

    private int Shards => _member.Options.ShardsPerLane;

    public Task WaitForBudgetAsync(string provider, string? tenant, CancellationToken cancellationToken) => _permits.AcquireAsync(provider, tenant, cancellationToken);

    public void Answered(string provider) => _permits.Return(provider, wasSent: true);

    public void GiveBack(string provider) => _permits.Return(provider, wasSent: false);

    public void Pause(string provider, TimeSpan pause)
    {
        foreach (var shard in LaneShard.All(Shards))
        {
            _ = LaneCaller.IgnoreAsync(_lanes.Of(provider, shard).PauseAsync(pause));
        }
    }

    public void HandOver(JobRecord record)
    {
        if (JobQuery.NeedsWork(record))
        {
            // If the call is lost, the lane finds the job in the journal.
            _ = LaneCaller.IgnoreAsync(_lanes.Of(record).AdoptAsync(record.Key));
        }
    }

    public async IAsyncEnumerable<JobNews> WatchAsync(JobRecord record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pause = LaneCaller.FirstPause;
        while (record.State is JobState.Intent or JobState.Open)
        {
            var news = _lanes.Of(record).WatchAsync(record.Key, cancellationToken).GetAsyncEnumerator(cancellationToken);
            try
            {
                while (await NextAsync(news, record.Provider, cancellationToken).ConfigureAwait(false) is { } one)
                {
                    pause = one.Record is null ? LaneCaller.FirstPause : pause;
                    record = one.Record ?? record;
                    yield return one;
                }
            }
            finally
            {
                // A lane that has ended needs no message that the watcher has stopped.
                await LaneCaller.IgnoreAsync(news.DisposeAsync().AsTask()).ConfigureAwait(false);
            }

            if (record.State is JobState.Intent or JobState.Open)
            {
                // The lane moves, or another node is still sending the request.
                await Task.Delay(pause, _time, cancellationToken).ConfigureAwait(false);
                pause = LaneCaller.Longer(pause);
            }
        }
    }

    public async Task<WebhookOutcome> HandleWebhookAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (_member.Clients.All(client => client.Provider != notice.Provider))
        {
            return WebhookOutcome.UnknownJob;
        }

        var message = LaneText.ToMessage(notice, _time.GetUtcNow());
        try
        {
            var shard = await ShardOfAsync(notice, cancellationToken).ConfigureAwait(false);
            return (WebhookOutcome)await _lanes.Of(notice.Provider, shard).HandleWebhookAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The provider delivers it again.
            throw new JournalUnavailableException(exception);
        }
    }

    public async Task<JobRecord> ResolveAsync(JobRecord record, string jobId, CancellationToken cancellationToken) =>
        LaneText.Read(await _lanes.Of(record).ResolveAsync(record.Key, jobId, cancellationToken).ConfigureAwait(false));

    public Task AbandonAsync(JobRecord record, CancellationToken cancellationToken) => _lanes.Of(record).AbandonAsync(record.Key, cancellationToken);

    public async Task<JobRecord> ResumeAsync(JobRecord record, TimeSpan? deadline, CancellationToken cancellationToken) =>
        LaneText.Read(await _lanes.Of(record).ResumeAsync(record.Key, deadline, cancellationToken).ConfigureAwait(false));

    public Task ReconcileAsync(CancellationToken cancellationToken) =>
        // One shard queries all uncertain submissions of the journal.
        Task.WhenAll(_member.Clients.Select(client => _lanes.Of(client.Provider, new LaneShard(0, Shards)).ReconcileAsync(cancellationToken)));

    public async Task<JobRecord> RecordFetchedAsync(JobRecord fetched, CancellationToken cancellationToken) => LaneText.Read(
        await _lanes.CallAsync(fetched.Provider, LaneShard.Of(fetched.Key, Shards), grain => grain.RecordFetchedAsync(LaneText.Write(fetched)), cancellationToken).ConfigureAwait(false));

    // Null if the lane has no more news, or could not be reached.
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

    private async ValueTask<LaneShard> ShardOfAsync(WebhookNotice notice, CancellationToken cancellationToken)
    {
        if (Shards == 1)
        {
            return LaneShard.Whole;
        }

        // The id decides, as in the lane itself: anyone can put a key into an address.
        var record = await _journal.FindByJobIdAsync(notice.Provider, notice.JobId, cancellationToken).ConfigureAwait(false);
        return LaneShard.Of(record?.Key ?? notice.Key ?? Guid.Empty, Shards);
    }
}
