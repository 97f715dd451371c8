using System.Globalization;
using Quickstart.Display;
using Typed;

namespace Quickstart;

/// <summary>Runs requests to their files on disk, one line on the board each. The same for every system.</summary>
internal sealed class Workbench(IJobLines lines, DirectoryInfo output, CancellationToken cancellationToken)
{
    public JobLine Line(IModelParams request) => lines.Add($"{request.Model.Provider} {request.Model.Name}");

    public Task<Outcome> RunAsync(GenerationClient client, IModelParams request) => RunAsync(client, request, Line(request));

    public Task<Outcome> RunAsync(GenerationClient client, IModelParams request, JobLine line) =>
        RunAsync(request, line, () => client.SubmitAsync(request, cancellationToken: cancellationToken));

    /// <summary>Runs what needs the result of another job first.</summary>
    public async Task<Outcome> AfterAsync(Task<Outcome> first, IModelParams request, Func<Outcome, JobLine, Task<Outcome>> run)
    {
        var line = Line(request);
        line.Status("waiting for the previous job");
        if (await first is { IsGood: true } made)
        {
            return await run(made, line);
        }

        const string Problem = "the previous job has no result";
        line.Failed(Problem);
        return Outcome.Failed(request, Problem);
    }

    // A job that fails is told and does not stop the others: they are paid for.
    public async Task<Outcome> RunAsync(IModelParams request, JobLine line, Func<Task<GenerationJob>> submit)
    {
        try
        {
            var job = await submit();
            line.Status("submitted");
            var result = await job.WaitAsync(new Told<JobProgress>(look => line.Status(look.Status.ToString())), cancellationToken);
            var files = await result.DownloadAsync(
                Path.Combine(output.FullName, request.Model.Provider, FolderOf(job.Id)),
                new Told<DownloadProgress>(piece => line.Downloading(piece.BytesReceived, piece.TotalBytes)),
                cancellationToken);
            line.Done(string.Create(CultureInfo.InvariantCulture, $"{files.Count} file(s), {Board.Credits(result.CreditsUsed)} credits"));
            return new Outcome(request, result, files, null);
        }
        catch (Exception exception) when (exception is TypedException or IOException)
        {
            line.Failed(exception.Message);
            return Outcome.Failed(request, exception.Message);
        }
    }

    // An id may name its kind and several parts; a folder's name has letters and digits only, and an end.
    private static string FolderOf(string jobId)
    {
        var name = string.Concat(jobId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return name.Length <= 60 ? name : name[..60];
    }

    // Progress<T> would post to the thread pool and may arrive out of order; a line of text wants them as they come.
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
