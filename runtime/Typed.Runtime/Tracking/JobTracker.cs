using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Typed.Tracking.Diagnostics;
using Typed.Tracking.Results;
using Typed.Tracking.Scheduling;

namespace Typed.Tracking;

/// <summary>Submits jobs so that none is paid for twice and none is lost, and follows all of them with one scheduler. Safe for use by several threads.</summary>
public sealed partial class JobTracker : IAsyncDisposable
{
    private readonly TrackerOptions _options;
    private readonly IJobJournal _journal;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly TrackerMetrics _metrics;
    private readonly Dictionary<string, Lane> _lanes;
    private readonly JobScheduler _scheduler;
    private readonly ResultFetcher _fetcher;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Guid, JobEntry> _entries = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _working = 1;
    private int _isStarted;
    private int _isDisposed;
    private Exception? _fault;

    /// <summary>Makes a tracker; <see cref="StartAsync(CancellationToken)"/> starts it.</summary>
    /// <param name="options">Journal, leases, results.</param>
    /// <param name="clients">The clients of the providers, one per provider. Submit through the tracker, not through them.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <param name="loggers">Where logs go; null for nowhere.</param>
    /// <exception cref="ArgumentException">An option is out of range, or two clients are of one provider.</exception>
    public JobTracker(TrackerOptions options, IEnumerable<GenerationClient> clients, TimeProvider? timeProvider = null, ILoggerFactory? loggers = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clients);
        options.ThrowIfInvalid();
        _options = options;
        _time = timeProvider ?? TimeProvider.System;
        _log = loggers?.CreateLogger("Typed.Tracking") ?? NullLogger.Instance;
        _journal = options.Journal ?? new FileJobJournal(options.Directory, timeProvider: _time);
        _lanes = clients.ToDictionary(
            client => client.Provider,
            client => new Lane(client, options.Providers.TryGetValue(client.Provider, out var one) ? one : new TrackedProviderOptions()),
            StringComparer.Ordinal);
        _scheduler = new JobScheduler(_time, [.. _lanes.Values], options.Granularity, options.Lease / 3, Start, () => _ = Work(MaintainAsync()));
        _fetcher = new ResultFetcher(_time);
        _metrics = new TrackerMetrics(CountOpen);
    }

    /// <summary>Told of a result that nobody has fetched and that the provider deletes soon, or has deleted by now (<see cref="JobState.Expired"/>).
    /// On a thread of the pool; must not block.</summary>
    public event Action<JobRecord>? ResultExpiring;

    /// <summary>What was found at the start; null before it.</summary>
    public TrackerRecovery? Recovery { get; private set; }

    /// <summary>The providers that it has a client of.</summary>
    public IReadOnlyCollection<string> Providers => _lanes.Keys;

    /// <summary>Numbers from 0 up to 1 that spread the looks; a simulation brings its own.</summary>
    internal Func<double> Random { get; init; } = NextRandom;

    internal JobScheduler Scheduler => _scheduler;

    internal TimeProvider Time => _time;

    /// <summary>Opens a journal in a directory, and starts.</summary>
    /// <param name="directory">The directory of the journal, of this tracker alone.</param>
    /// <param name="clients">The clients of the providers.</param>
    public static async Task<JobTracker> StartAsync(string directory, params GenerationClient[] clients)
    {
        var tracker = new JobTracker(new TrackerOptions { Directory = directory }, clients);
        try
        {
            await tracker.StartAsync().ConfigureAwait(false);
            return tracker;
        }
        catch
        {
            await tracker.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens the journal, says what it found, and resumes the jobs that are open.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="JournalInUseException">Another process has the journal.</exception>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public async Task<TrackerRecovery> StartAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStarted, 1) != 0)
        {
            throw new InvalidOperationException("The tracker was started before.");
        }

        var opened = await _journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (!opened.IsClean)
        {
            TrackerLog.JournalDamaged(_log, opened.TornBytes, opened.DamagedBytes, opened.UnreadableRecords, opened.DamagedCopy);
        }

        _scheduler.Start();
        Recovery = await RecoverAsync(opened, cancellationToken).ConfigureAwait(false);
        TrackerLog.Recovered(_log, Recovery.Resumed.Count, Recovery.Uncertain.Count, Recovery.Unfetched.Count);
        return Recovery;
    }

    /// <summary>Finds a job.</summary>
    /// <param name="key">The tracker's name of it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The job; null where the journal has none of that name.</returns>
    public async Task<TrackedJob?> FindAsync(Guid key, CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        return await _journal.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } record ? HandleOf(record, null) : null;
    }

    /// <summary>Lists what the journal has, oldest first.</summary>
    /// <param name="query">Which; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async IAsyncEnumerable<TrackedJob> ListAsync(JobQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        await foreach (var record in _journal.ListAsync(query ?? new JobQuery(), cancellationToken).ConfigureAwait(false))
        {
            yield return HandleOf(record, null);
        }
    }

    /// <summary>Gives jobs in the order in which they end, however they end.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellationToken">Stops the wait. The jobs go on.</param>
    public async IAsyncEnumerable<TrackedJob> WhenEachAsync(
        IEnumerable<TrackedJob> jobs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ThrowIfNotReady();
        ArgumentNullException.ThrowIfNull(jobs);
        var ended = Channel.CreateUnbounded<TrackedJob>(new UnboundedChannelOptions { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waits = jobs.Distinct().Select(job => job.WhenSettledAsync(ended.Writer, stop.Token)).ToList();
        try
        {
            for (var left = waits.Count; left > 0; left--)
            {
                yield return await ended.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(waits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Stops looking, waits for what is being written, gives up the leases and closes the journal. Jobs go on at the provider.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _scheduler.Stop();
        await _stop.CancelAsync().ConfigureAwait(false);
        Leave();
        await _idle.Task.ConfigureAwait(false);
        foreach (var entry in _entries.Values)
        {
            entry.Break(new ObjectDisposedException(nameof(JobTracker)));
        }

        if (_isStarted != 0 && _fault is null)
        {
            try
            {
                await _journal.ReleaseAsync(_options.Owner, null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // The leases end by themselves.
            }
        }

        await _journal.DisposeAsync().ConfigureAwait(false);
        _scheduler.Dispose();
        _metrics.Dispose();
        _stop.Dispose();
    }

    internal TrackerHealth Health() => new(_fault, _lanes.Values.Where(lane => lane.LastError is not null).ToDictionary(lane => lane.Name, lane => lane.LastError!), _entries.Count);

    internal TrackedJob HandleOf(JobRecord record, Cost? cost) =>
        new(this, record, _entries.GetValueOrDefault(record.Key), cost ?? Cost.Unknown("the job was resumed"));

    internal Lane? LaneOf(string provider) => _lanes.GetValueOrDefault(provider);

#pragma warning disable CA5394 // Spreads requests in time; nothing secret depends on it.
    private static double NextRandom() => System.Random.Shared.NextDouble();
#pragma warning restore CA5394

    private IEnumerable<(string Provider, int Count)> CountOpen() =>
        _entries.Values.Where(entry => entry.Record.State == JobState.Open).GroupBy(entry => entry.Lane.Name).Select(group => (group.Key, group.Count()));

    private void ThrowIfNotReady()
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        if (_isStarted == 0)
        {
            throw new InvalidOperationException("The tracker is not started.");
        }

        if (_fault is not null)
        {
            throw new InvalidOperationException("The tracker has stopped, since its journal cannot be written.", _fault);
        }
    }

    // The scheduler's work: counted, so that a stop waits for it, and never without an end to its exceptions.
    private async Task Work(Task work)
    {
        Interlocked.Increment(ref _working);
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped; the journal has it all.
        }
        catch (JournalConflictException exception)
        {
            // Another machine was quicker; the job is in its hands.
            TrackerLog.Conflict(_log, "", exception.Key, exception.Message);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _working) == 0)
        {
            _idle.TrySetResult();
        }
    }

    // Without a journal nothing may go on: what happened next would be forgotten.
    private void Fail(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _fault, exception, null) is null)
        {
            TrackerLog.Stopped(_log, exception);
            _scheduler.Stop();
            foreach (var entry in _entries.Values)
            {
                entry.Break(exception);
            }
        }
    }
}
