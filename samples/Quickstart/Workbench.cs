using Quickstart.Display;
using Typed;

namespace Quickstart;

/// <summary>Runs requests to their files on disk, one row on the board each. The same for every system.</summary>
internal sealed class Workbench(Board board, DirectoryInfo output, CancellationToken cancellationToken)
{
    public Task<Outcome> RunAsync(GenerationClient client, IModelParams request) => RunAsync(client, request, board.Add(request));

    public Task<Outcome> RunAsync(GenerationClient client, IModelParams request, JobRow row) =>
        RunAsync(request, row, () => client.SubmitAsync(request, cancellationToken: cancellationToken));

    /// <summary>Runs a request that needs the result of another job.</summary>
    public async Task<Outcome> AfterAsync(Task<Outcome> first, IModelParams request, Func<Outcome, JobRow, Task<Outcome>> run)
    {
        var row = board.Add(request);
        row.Reach(JobState.Waiting);
        return await first is { IsGood: true } made ? await run(made, row) : Fail(request, row, "the previous job has no result");
    }

    // A job that fails does not stop the others: they are paid for.
    public async Task<Outcome> RunAsync(IModelParams request, JobRow row, Func<Task<GenerationJob>> submit)
    {
        try
        {
            row.Reach(JobState.Sending);
            var job = await submit();
            row.Reach(JobState.Running);
            var result = await job.WaitAsync(cancellationToken: cancellationToken);
            row.Reach(JobState.Saving);
            var files = await result.DownloadAsync(
                Path.Combine(output.FullName, request.Model.Provider, FolderOf(job.Id)),
                new Told<DownloadProgress>(piece => row.Reach(JobState.Saving, piece.TotalBytes is > 0 and var total ? (double)piece.BytesReceived / total : 0)),
                cancellationToken);
            var outcome = new Outcome(request, result, files, null);
            row.End(outcome);
            return outcome;
        }
        catch (Exception exception) when (exception is TypedException or IOException)
        {
            return Fail(request, row, exception.Message);
        }
    }

    public static Outcome Fail(IModelParams request, JobRow row, string problem)
    {
        var outcome = Outcome.Failed(request, problem);
        row.End(outcome);
        return outcome;
    }

    // The end of an id is enough to tell the jobs of a run apart; it may contain characters that a folder's name cannot have.
    private static string FolderOf(string jobId)
    {
        var name = string.Concat(jobId.Where(char.IsAsciiLetterOrDigit));
        return name.Length <= 8 ? name : name[^8..];
    }

    // Progress<T> would post to the thread pool and may arrive out of order.
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
