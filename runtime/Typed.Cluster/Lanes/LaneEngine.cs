using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Typed.Cluster.Nodes;
using Typed.Cluster.PostgreSql;
using Typed.Tracking;
using Typed.Tracking.Lanes;

namespace Typed.Cluster.Lanes;

/// <summary>The work of one activation of a lane: the tracker of a single machine, with one client. The journal's session ends when another activation starts one.</summary>
internal sealed class LaneEngine : IAsyncDisposable
{
    // Longer than any request of a submission.
    private static readonly TimeSpan s_permitLifetime = TimeSpan.FromMinutes(10);
    private readonly object _gate = new();
    private readonly PostgresJobJournal _journal;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<Guid, long> _permits = new();
    private readonly string _owner;
    private readonly string _provider;
    private readonly TimeSpan _lease;
    private readonly TimeSpan? _window;
    private readonly LaneBudget _budget;
    private Adoption? _next;
    private bool _isAdopting;

    public LaneEngine(ClusterAccount member, GenerationClient client, LaneShard shard, TimeProvider? time, ILoggerFactory? loggers)
    {
        var options = shard.ShareOf(member.Options.Tracker.Providers.TryGetValue(client.Provider, out var known) ? known : new TrackedProviderOptions());
        _time = time ?? TimeProvider.System;
        _provider = client.Provider;
        _lease = member.Options.LaneLease;
        _owner = $"lane {LaneKey.Of(member.Partition, client.Provider, shard)}";
        _window = member.Options.PausesAfterMove ? options.Budget?.Per : null;
        _journal = PostgresJobJournal.OfLane(member.Source, member.JournalOptions, shard, time);
        Tracker = new JobTracker(member.Options.Tracker.With(client.Provider, options).With(_journal, _owner, _lease, _owner), [client], time, loggers);
        _budget = new LaneBudget(Tracker, client.Provider, _journal, _owner);
    }

    public JobTracker Tracker { get; }

    /// <summary>Claims the jobs of the lane, and begins to poll them.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        await _budget.RestoreAsync(cancellationToken).ConfigureAwait(false);
        if (_window is { } window)
        {
            if (await _journal.WasActiveWithinAsync(_owner, window, cancellationToken).ConfigureAwait(false))
            {
                // Before the tracker starts: it polls the jobs that it claims at once.
                Tracker.Pause(_provider, window);
            }
        }

        await Tracker.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<Guid> AcquireAsync(string? tenant, CancellationToken cancellationToken)
    {
        await Tracker.AcquireAsync(_provider, tenant, cancellationToken).ConfigureAwait(false);
        return NewPermit();
    }

    /// <returns>A permit; null if the submission would have to wait.</returns>
    public Guid? TryAcquire() => Tracker.TryAcquire(_provider) ? NewPermit() : null;

    /// <summary>Ends a permit. A permit of an earlier activation of the lane is unknown, and is ignored.</summary>
    public void Return(Guid permit, bool wasSent)
    {
        if (_permits.TryRemove(permit, out _))
        {
            Tracker.Return(_provider, wasSent);
        }
    }

    /// <summary>Saves the count of requests, with which the next activation continues.</summary>
    public Task SaveBudgetAsync(CancellationToken cancellationToken) => _budget.SaveAsync(cancellationToken);

    /// <summary>Ends the permits of nodes that have failed. Their requests may have been sent.</summary>
    public void ReturnLost()
    {
        foreach (var (permit, _) in _permits.Where(one => _time.GetElapsedTime(one.Value) > s_permitLifetime))
        {
            Return(permit, wasSent: true);
        }
    }

    /// <summary>Claims a job and works on it. Jobs that arrive while a claim is under way share the next one.</summary>
    public Task AdoptAsync(Guid key)
    {
        lock (_gate)
        {
            _next ??= new Adoption();
            _next.Keys.Add(key);
            var done = _next.Done.Task;
            if (!_isAdopting)
            {
                _isAdopting = true;
                _ = Task.Run(AdoptAllAsync);
            }

            return done;
        }
    }

    public ValueTask DisposeAsync() => Tracker.DisposeAsync();

    private Guid NewPermit()
    {
        var permit = Guid.NewGuid();
        _permits[permit] = _time.GetTimestamp();
        return permit;
    }

    private async Task AdoptAllAsync()
    {
        while (true)
        {
            Adoption adoption;
            lock (_gate)
            {
                if (_next is null)
                {
                    _isAdopting = false;
                    return;
                }

                adoption = _next;
                _next = null;
            }

            try
            {
                Tracker.Adopt(await _journal.ClaimAsync(_owner, _lease, adoption.Keys, CancellationToken.None).ConfigureAwait(false));
                adoption.Done.SetResult();
            }
            catch (Exception exception)
            {
                // The next maintenance of the tracker claims them.
                adoption.Done.SetException(exception);
            }
        }
    }

    private sealed class Adoption
    {
        public HashSet<Guid> Keys { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
