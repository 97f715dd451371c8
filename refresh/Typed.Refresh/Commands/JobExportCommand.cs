using System.CommandLine;
using System.Globalization;
using Typed.Refresh.Files;
using Typed.Refresh.Hosting;
using Typed.Refresh.Jobs;
using Typed.Refresh.Output;
using Typed.Tracking;

namespace Typed.Refresh.Commands;

/// <summary><c>typed jobs export</c>: writes finished jobs for accounting.</summary>
internal static class JobExportCommand
{
    public static Command Create(ToolContext context, JournalOption journal)
    {
        var filter = new JobFilter(context);
        var format = new Option<string>("--format") { Description = "csv, or jsonl (one JSON object per line).", HelpName = "format", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var from = new Option<string?>("--ended-since") { Description = "Only jobs that ended on this day (UTC) or within this age, or later.", HelpName = "day or age" };
        var before = new Option<string?>("--ended-before") { Description = "Only jobs that ended before this day or age. With both, each job is in one period.", HelpName = "day or age" };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write. Default: standard output.", HelpName = "file" };
        var command = new Command("export", "Writes finished jobs with their credits, tenant and tags as CSV or JSON Lines. No prompts.") { format, from, before, output };
        journal.AddTo(command);
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            DateTimeOffset? first = parsed.GetValue(from) is { } since ? JobFilter.TimeOf(context, since) : null;
            DateTimeOffset? end = parsed.GetValue(before) is { } until ? JobFilter.TimeOf(context, until) : null;
            var jobs = FinishedAsync(source, filter.Of(parsed), first, end, cancellationToken);
            var isCsv = parsed.GetRequiredValue(format) == "csv";
            if (parsed.GetValue(output) is not { } file)
            {
                await WriteAsync(jobs, isCsv, line =>
                {
                    context.Output.WriteTextLine(line);
                    return Task.CompletedTask;
                });
                return ExitCodes.Fine;
            }

            var path = context.FullPath(file);
            var count = await WriteFileAsync(jobs, isCsv, path);
            context.Output.WriteTextLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count} jobs"));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static async IAsyncEnumerable<JobRecord> FinishedAsync(
        IJobSource source, JobQuery query, DateTimeOffset? first, DateTimeOffset? end, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in source.ListAsync(query, cancellationToken))
        {
            var ended = record.EndedAt ?? record.CreatedAt;
            if (record.State.IsFinal() && !(ended < first) && !(ended >= end))
            {
                yield return record;
            }
        }
    }

    // The file appears whole: half an export looks like a small one.
    private static Task<int> WriteFileAsync(IAsyncEnumerable<JobRecord> jobs, bool isCsv, string path) => DurableFile.ReplaceQuicklyAsync(path, writer =>
    {
        writer.NewLine = isCsv ? "\r\n" : "\n";
        return WriteAsync(jobs, isCsv, writer.WriteLineAsync);
    });

    private static async Task<int> WriteAsync(IAsyncEnumerable<JobRecord> jobs, bool isCsv, Func<string, Task> write)
    {
        if (isCsv)
        {
            await write(JobExport.CsvHeader);
        }

        var count = 0;
        await foreach (var record in jobs)
        {
            await write(isCsv ? JobExport.Csv(record) : JobExport.Json(record));
            count++;
        }

        return count;
    }
}
