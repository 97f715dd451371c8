using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Typed;
using Typed.Tracking;

namespace Studio.Jobs;

/// <summary>Follows each job to its saved files, and notifies every open page.</summary>
internal sealed partial class JobFeed(JobTracker tracker, StudioSettings settings, ILogger<JobFeed> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Channel<JobView>, byte> _pages = new();
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Follows a job that was just submitted.</summary>
    public void Follow(TrackedJob job)
    {
        Publish(JobView.Of(job.Record));
        _ = FollowAsync(job, _stop.Token);
    }

    /// <summary>All jobs as they are now, then each change.</summary>
    public async IAsyncEnumerable<SseItem<JobView>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        var page = Channel.CreateUnbounded<JobView>();
        // Before the list is read, so that no change falls between the two.
        _pages[page] = 0;
        try
        {
            await foreach (var job in tracker.ListAsync(cancellationToken: CancellationToken.None))
            {
                yield return new SseItem<JobView>(JobView.Of(job.Record), "job");
            }

            while (await HasMoreAsync(page.Reader, either.Token))
            {
                while (page.Reader.TryRead(out var view))
                {
                    yield return new SseItem<JobView>(view, "job");
                }
            }
        }
        finally
        {
            _pages.TryRemove(page, out _);
        }
    }

    /// <summary>Ends the streams of open pages, which would otherwise keep the server from stopping.</summary>
    public void EndStreams() => _stop.Cancel();

    public override void Dispose()
    {
        _stop.Dispose();
        base.Dispose();
    }

    // The tracker has already started, and continues the jobs that an earlier run left open or did not save.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recovery = tracker.Recovery;
        foreach (var record in (recovery?.Resumed ?? []).Concat(recovery?.Unfetched ?? []))
        {
            if (await tracker.FindAsync(record.Key, stoppingToken) is { } job)
            {
                _ = FollowAsync(job, _stop.Token);
            }
        }
    }

    private async Task FollowAsync(TrackedJob job, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var check in job.WatchAsync(cancellationToken))
            {
                Publish(JobView.Of(job.Record, check.Status.Value, check.Attempt));
            }

            Publish(JobView.Of(job.Record));
            if (job.State == JobState.Succeeded)
            {
                await job.SaveAsync(Path.Combine(settings.ResultDirectory, job.Key.ToString("N")), cancellationToken: cancellationToken);
            }

            if (await tracker.FindAsync(job.Key, cancellationToken) is { } newest)
            {
                Publish(JobView.Of(newest.Record));
            }
        }
        catch (Exception exception) when (exception is TypedException or IOException or UnauthorizedAccessException)
        {
            // The journal still has the job: the next start saves its files.
            LogNotSaved(job.Key, exception.GetType().Name, exception.Message);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The studio stops. The next start resumes the job.
        }
    }

    // A page that was closed is an ordinary end of its stream, not an error of the server.
    private static async ValueTask<bool> HasMoreAsync(ChannelReader<JobView> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Publish(JobView view)
    {
        foreach (var page in _pages.Keys)
        {
            page.Writer.TryWrite(view);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} is not saved yet: {Error}: {Reason}")]
    private partial void LogNotSaved(Guid job, string error, string reason);
}
