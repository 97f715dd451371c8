using Microsoft.Extensions.Logging;
using Typed.Tracking.Diagnostics;

namespace Typed.Tracking.Engine;

/// <summary>Counts the work in progress, so that a stop waits for it, and handles escaped exceptions. Without a journal no work may continue.</summary>
internal sealed class WorkGuard(ILogger log, Action<Exception> onFault) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _working = 1;
    private Exception? _fault;

    /// <summary>The reason why the tracker has stopped; null if it has not.</summary>
    public Exception? Fault => _fault;

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Begins work that a caller waits for. Dispose the returned value when the work ends.</summary>
    public Turn Enter()
    {
        Interlocked.Increment(ref _working);
        return new Turn(this);
    }

    /// <summary>Runs work without a waiting caller.</summary>
    public async Task RunAsync(Task work)
    {
        using var turn = Enter();
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped; the journal has everything.
        }
        catch (ObjectDisposedException) when (_stop.IsCancellationRequested)
        {
            // Stopped during a wait for the request budget.
        }
        catch (JournalConflictException exception)
        {
            // Another machine was faster and now owns the job.
            TrackerLog.Conflict(log, "", exception.Key, exception.Message);
        }
        catch (JournalUnavailableException exception)
        {
            // The database cannot be reached. The next attempt reads what this one did not.
            TrackerLog.JournalAway(log, exception.Message);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Stops the tracker permanently, because later events would be lost.</summary>
    public void Fail(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _fault, exception, null) is null)
        {
            TrackerLog.Stopped(log, exception);
            onFault(exception);
        }
    }

    /// <summary>Cancels the work in progress and waits for its end.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Leave();
        await _idle.Task.ConfigureAwait(false);
    }

    public void Dispose() => _stop.Dispose();

    private void Leave()
    {
        if (Interlocked.Decrement(ref _working) == 0)
        {
            _idle.TrySetResult();
        }
    }

    /// <summary>A unit of work.</summary>
    internal readonly struct Turn(WorkGuard guard) : IDisposable
    {
        public void Dispose() => guard.Leave();
    }
}
