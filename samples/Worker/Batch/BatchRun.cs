using System.Globalization;
using Typed;
using Typed.Tracking;

namespace Worker.Batch;

/// <summary>Runs a batch: continues what an earlier run left, submits the rest within the budget, and saves each result.</summary>
internal sealed class BatchRun(JobTracker tracker, BatchSettings settings, BatchReport report)
{
    private readonly BudgetLedger _ledger = new(settings);
    private readonly List<Task<Ended>> _open = [];

    public async Task<BatchExit> RunAsync(IReadOnlyList<BatchItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        var earlier = await CountEarlierAsync(items, cancellationToken);
        foreach (var item in items)
        {
            if (earlier.TryGetValue(item.Id, out var job) && job.State is not (JobState.NotSent or JobState.Refused or JobState.Abandoned))
            {
                await ContinueAsync(item, job, cancellationToken);
            }
        }

        foreach (var item in items.Where(item => !earlier.TryGetValue(item.Id, out var job) || job.State is JobState.NotSent or JobState.Refused or JobState.Abandoned))
        {
            await MakeRoomAsync(settings.MaxOpenJobs - 1);
            if (_ledger.Reserve(item) is { } why)
            {
                report.HeldBack(item.Id, why);
                continue;
            }

            await SubmitAsync(item, cancellationToken);
        }

        await MakeRoomAsync(0);
        report.Totals(items.Select(item => item.Provider).Distinct().Select(provider => (provider, _ledger.CommittedAt(provider), _ledger.BudgetOf(provider))));
        return report.Exit;
    }

    // The label is the item's id. All jobs of an item count as charged; the newest says how it stands.
    private async Task<Dictionary<string, TrackedJob>> CountEarlierAsync(IReadOnlyList<BatchItem> items, CancellationToken cancellationToken)
    {
        var byId = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var newest = new Dictionary<string, TrackedJob>(StringComparer.Ordinal);
        await foreach (var job in tracker.ListAsync(cancellationToken: cancellationToken))
        {
            if (job.Record.Label is { } id && byId.TryGetValue(id, out var item))
            {
                _ledger.Count(item, job.Record);
                newest[id] = job;
            }
        }

        return newest;
    }

    private async Task ContinueAsync(BatchItem item, TrackedJob job, CancellationToken cancellationToken)
    {
        switch (job.State)
        {
            case JobState.Succeeded when job.Record.FetchedAt is not null:
                report.Done(item.Id, "already done");
                break;
            case JobState.Open or JobState.Succeeded:
                report.Say(item.Id, $"continues as {job.Record.JobId}");
                await MakeRoomAsync(settings.MaxOpenJobs - 1);
                _open.Add(FollowAsync(item, job, isReserved: false, cancellationToken));
                break;
            case JobState.Uncertain:
                report.Failed(item.Id, $"may have been submitted and is not sent again. Resolve or abandon {job.Key:N}.");
                break;
            default:
                report.Failed(item.Id, $"already ended as {job.Record.StateText}: {job.Record.Reason} To retry, give the item a new id.");
                break;
        }
    }

    private async Task SubmitAsync(BatchItem item, CancellationToken cancellationToken)
    {
        try
        {
            var job = await tracker.SubmitAsync(item.Request, new TrackOptions { Label = item.Id, OnEqual = EqualRequest.Send }, cancellationToken);
            report.Say(item.Id, $"submitted as {job.Record.JobId}");
            _open.Add(FollowAsync(item, job, isReserved: true, cancellationToken));
        }
        catch (TypedException exception)
        {
            // An uncertain submission may be charged: its credits stay reserved.
            if (exception is not (UncertainSubmissionException or UnrecordedJobException))
            {
                _ledger.Release(item);
            }

            report.Failed(item.Id, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<Ended> FollowAsync(BatchItem item, TrackedJob job, bool isReserved, CancellationToken cancellationToken)
    {
        string? problem = null;
        IReadOnlyList<JobAsset> files = [];
        try
        {
            await job.WaitAsync(cancellationToken: cancellationToken);
            files = await job.SaveAsync(Path.Combine(settings.ResultDirectory, FolderOf(item.Id)), cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is TypedException or JournalConflictException or (IOException and not JournalException))
        {
            problem = $"{exception.GetType().Name}: {exception.Message}";
        }

        return new Ended(item, job.Record, isReserved, files, problem);
    }

    // Ended jobs are counted here and nowhere else, one at a time.
    private async Task MakeRoomAsync(int most)
    {
        while (_open.Count > Math.Max(0, most))
        {
            var next = await Task.WhenAny(_open);
            _open.Remove(next);
            var ended = await next;
            if (ended.IsReserved)
            {
                _ledger.Settle(ended.Item, ended.Record);
            }

            if (ended.Problem is { } problem)
            {
                report.Failed(ended.Item.Id, problem);
            }
            else
            {
                report.Done(ended.Item.Id, string.Create(
                    CultureInfo.InvariantCulture, $"done, {ended.Record.CreditsUsed:0.####} credits, {string.Join(", ", ended.Files.Select(file => file.File))}"));
            }
        }
    }

    // An id of the file becomes the name of a folder: letters and digits only.
    private static string FolderOf(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));

    private sealed record Ended(BatchItem Item, JobRecord Record, bool IsReserved, IReadOnlyList<JobAsset> Files, string? Problem);
}
