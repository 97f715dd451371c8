using System.Runtime.CompilerServices;
using Orleans.Concurrency;
using Orleans.Runtime;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;
using Typed.Tracking.Lanes;

#pragma warning disable CA2007 // The code of a grain stays on the grain's own scheduler.

namespace Typed.Cluster.Lanes;

/// <summary>Runs the engine of a lane for as long as the silo has the lane. All calls interleave: the engine is thread-safe.</summary>
[Reentrant]
[KeepAlive]
internal sealed class LaneGrain(LaneDirectory directory, ILocalSiloDetails silo) : Grain, ILaneGrain
{
    private static readonly TimeSpan s_check = TimeSpan.FromSeconds(1);
    private LaneEngine? _engine;

    private JobTracker Tracker => _engine!.Tracker;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var engine = directory.CreateEngine(this.GetPrimaryKeyString());
        try
        {
            await engine.StartAsync(cancellationToken);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }

        _engine = engine;
        var others = OtherShards();
        engine.Tracker.OnPause(pause => others.ForEach(other => _ = other.PauseAsync(pause)));
        ClusterMetrics.Started(this.GetPrimaryKeyString());
        this.RegisterGrainTimer(Check, new GrainTimerCreationOptions(s_check, s_check) { Interleave = true });
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_engine is { } engine)
        {
            await SaveBudgetAsync(engine, cancellationToken);
            await engine.DisposeAsync().AsTask().WaitAsync(cancellationToken);
        }
    }

    public Task PingAsync() => Task.CompletedTask;

    public Task<Guid> AcquireAsync(string? tenant, CancellationToken cancellationToken) => _engine!.AcquireAsync(tenant, cancellationToken);

    public Task<Guid?> TryAcquireAsync() => Task.FromResult(_engine!.TryAcquire());

    public Task ReturnAsync(Guid permit, bool wasSent)
    {
        _engine!.Return(permit, wasSent);
        return Task.CompletedTask;
    }

    public Task PauseAsync(TimeSpan pause)
    {
        Tracker.Pause(LaneKey.Parse(this.GetPrimaryKeyString()).Provider, pause);
        return Task.CompletedTask;
    }

    public Task AdoptAsync(Guid key) => _engine!.AdoptAsync(key);

    public async IAsyncEnumerable<LaneNews> WatchAsync(Guid key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isFollowed = false;
            await using var news = Tracker.WatchAsync(key, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(news) is { } one)
            {
                var isWaiting = one.Record is { State: JobState.Open };
                isFollowed |= !isWaiting;
                if (isWaiting && attempt == 1)
                {
                    break;
                }

                yield return one.Message;
            }

            if (isFollowed || attempt > 1)
            {
                yield break;
            }

            // Submitted just now: the node's message about it may still be on its way.
            await _engine!.AdoptAsync(key);
        }
    }

    public async Task<int> HandleWebhookAsync(LaneNotice notice, CancellationToken cancellationToken) =>
        (int)await Tracker.HandleWebhookAsync(LaneText.FromMessage(notice), cancellationToken);

    public Task<byte[]> ResolveAsync(Guid key, string jobId, CancellationToken cancellationToken) =>
        DecideAsync(async () => (await Tracker.ResolveAsync(key, jobId, cancellationToken)).Record);

    public Task AbandonAsync(Guid key, CancellationToken cancellationToken) => DecideAsync(async () =>
    {
        await Tracker.AbandonAsync(key, cancellationToken);
        return null;
    });

    public Task<byte[]> ResumeAsync(Guid key, TimeSpan? deadline, CancellationToken cancellationToken) =>
        DecideAsync(async () => (await Tracker.ResumeAsync(key, deadline, cancellationToken)).Record);

    public Task ReconcileAsync(CancellationToken cancellationToken) => Tracker.ReconcileAsync(cancellationToken);

    public async Task<byte[]> RecordFetchedAsync(byte[] record) => LaneText.Write(await Tracker.RecordFetchedAsync(LaneText.Read(record)));

    public Task<LaneReport> ReportAsync()
    {
        var health = Tracker.Health();
        return Task.FromResult(new LaneReport
        {
            Followed = health.Followed,
            Stuck = health.Stuck,
            Unfetched = health.Unfetched,
            Error = health.Errors.Values.FirstOrDefault()?.GetType().Name,
            IsOtherAccount = health.Held.Count > 0 || health.OtherAccount > 0,
            Silo = silo.SiloAddress.ToString(),
        });
    }

    // The tracker's exceptions cannot be serialized, so the lane sends their messages.
    private static async Task<byte[]> DecideAsync(Func<Task<JobRecord?>> decide)
    {
        try
        {
            return await decide() is { } record ? LaneText.Write(record) : [];
        }
        catch (Exception exception) when (exception is TypedException or JournalException)
        {
            throw new InvalidOperationException(exception.Message);
        }
    }

    private static async ValueTask<(LaneNews Message, JobRecord? Record)?> NextAsync(IAsyncEnumerator<JobNews> news)
    {
        try
        {
            return await news.MoveNextAsync() ? (LaneText.ToMessage(news.Current), news.Current.Record) : null;
        }
        catch (InvalidCredentialsException exception)
        {
            return (new LaneNews { Error = exception.Message, IsRefused = true }, null);
        }
    }

    // The provider's limit applies to the key, not to the shard that received the answer.
    private List<ILaneGrain> OtherShards()
    {
        var (partition, provider, shard) = LaneKey.Parse(this.GetPrimaryKeyString());
        return [.. LaneShard.All(shard.Count).Where(other => other != shard).Select(other => GrainFactory.GetGrain<ILaneGrain>(LaneKey.Of(partition, provider, other)))];
    }

    private static async Task SaveBudgetAsync(LaneEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            await engine.SaveBudgetAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is JournalException or ObjectDisposedException or OperationCanceledException)
        {
            // The database cannot be reached. The next activation continues with the last saved budget.
        }
    }

    private async Task Check(CancellationToken cancellationToken)
    {
        _engine!.ReturnLost();
        if (Tracker.End is not null)
        {
            // Another activation has fenced this one, or the journal cannot be written. The next call starts the lane again.
            ClusterMetrics.Ended(this.GetPrimaryKeyString());
            DeactivateOnIdle();
            return;
        }

        await SaveBudgetAsync(_engine, cancellationToken);
    }
}
