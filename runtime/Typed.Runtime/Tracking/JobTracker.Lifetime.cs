using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Typed.Tracking.Diagnostics;

namespace Typed.Tracking;

public sealed partial class JobTracker
{
    private static readonly TimeSpan s_journalRetry = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens a journal in a directory and starts a tracker.</summary>
    /// <param name="directory">The directory of the journal, used by this tracker only.</param>
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

    /// <summary>Opens the journal, reports what it contains, and resumes the open jobs.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="JournalInUseException">Another process still held the journal after <see cref="TrackerOptions.JournalWait"/>.</exception>
    /// <exception cref="InvalidOperationException">The tracker was already started.</exception>
    public async Task<TrackerRecovery> StartAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isStarted, 1) != 0)
        {
            throw new InvalidOperationException("The tracker was already started.");
        }

        var opened = await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (!opened.IsClean)
        {
            TrackerLog.JournalDamaged(_context.Log, opened.TornBytes, opened.DamagedBytes, opened.UnreadableRecords, opened.DamagedCopy ?? opened.TornCopy);
        }

        _context.Scheduler.Start();
        Recovery = Remote is null
            ? await _takeOver.RecoverAsync(opened, cancellationToken).ConfigureAwait(false)
            : new TrackerRecovery { Journal = opened };
        TrackerLog.Recovered(_context.Log, Recovery.Resumed.Count, Recovery.Uncertain.Count, Recovery.Unfetched.Count);
        if (_intake is { } intake)
        {
            _ = _context.Work.RunAsync(intake.RunAsync());
        }

        return Recovery;
    }

    /// <summary>Returns jobs in the order in which they end, whatever the outcome.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellationToken">Stops the wait. The jobs continue.</param>
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

    /// <summary>Stops status checks, waits for pending writes, releases the leases and closes the journal. Jobs continue at the provider.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _context.Scheduler.Stop();
        await _context.Work.StopAsync().ConfigureAwait(false);
        foreach (var entry in _context.Roster.Entries)
        {
            entry.Fail(new ObjectDisposedException(nameof(JobTracker)));
        }

        if (_isStarted != 0 && _context.Work.Fault is null)
        {
            try
            {
                await _context.Journal.ReleaseAsync(_context.Options.Owner, null, CancellationToken.None).ConfigureAwait(false);
            }
            catch (IOException)
            {
                // The leases expire on their own.
            }
        }

        if (_context.Options.WebhookInbox is { } inbox)
        {
            await inbox.DisposeAsync().ConfigureAwait(false);
        }

        await _context.Journal.DisposeAsync().ConfigureAwait(false);
        _context.Scheduler.Dispose();
        _context.Metrics.Dispose();
        _context.Work.Dispose();
    }

    /// <summary>Does the same as <see cref="DisposeAsync"/>, but blocks until it is done. For a container that is disposed without <c>await</c>.</summary>
    public void Dispose() => Task.Run(async () => await DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();

    private async Task<JournalRecovery> OpenAsync(CancellationToken cancellationToken)
    {
        var began = _context.Time.GetTimestamp();
        var isLogged = false;
        while (true)
        {
            try
            {
                return await _context.Journal.OpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (JournalInUseException) when (_context.Time.GetElapsedTime(began) < _context.Options.JournalWait)
            {
                // The process that this one replaces may be about to end.
                if (!isLogged)
                {
                    isLogged = true;
                    TrackerLog.JournalAwaited(_context.Log, _context.Options.JournalWait);
                }

                await Task.Delay(s_journalRetry, _context.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Maintain() => _ = _context.Work.RunAsync(MaintainAsync());

    private async Task MaintainAsync()
    {
        var stop = _context.Work.Stopping;
        await _context.Journal.RenewAsync(_context.Options.Owner, _context.Options.Lease, stop).ConfigureAwait(false);
        if (Remote is null)
        {
            await _takeOver.TakeOverAsync(stop).ConfigureAwait(false);
            await _parameters.RunAsync(stop).ConfigureAwait(false);
        }
    }
}
