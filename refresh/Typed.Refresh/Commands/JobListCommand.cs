using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Typed.Refresh.Hosting;
using Typed.Refresh.Jobs;
using Typed.Refresh.Output;
using Typed.Tracking;

namespace Typed.Refresh.Commands;

/// <summary><c>typed jobs list</c> and <c>typed jobs spend</c>: the jobs of a journal, and what they cost.</summary>
internal static class JobListCommand
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    public static Command Create(ToolContext context, JournalOption journal)
    {
        var filter = new JobFilter(context);
        var limit = new Option<int>("--limit") { Description = "Show at most this many of the newest jobs.", HelpName = "n", DefaultValueFactory = _ => 100 };
        var follow = new Option<bool>("--follow") { Description = "Keep running, and write each change of a job." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("list", "Lists jobs: state, provider, model, age, credits.") { limit, follow, json };
        journal.AddTo(command);
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            var jobs = await ReadAsync(source, filter.Of(parsed), Math.Max(1, parsed.GetValue(limit)), cancellationToken);
            if (parsed.GetValue(json))
            {
                context.Output.WriteJson(new JsonArray([.. jobs.Select(JobText.Json)]));
                return ExitCodes.Fine;
            }

            var table = new TextTable("Key", "State", "Model", "Age", "Credits", "Job id", "Label").Right(3).Right(4);
            jobs.ForEach(record => table.Add(Cells(context, record)));
            if (table.Count > 0)
            {
                table.Write(context.Output);
            }

            context.Output.WriteTextLine(string.Create(CultureInfo.InvariantCulture, $"{jobs.Count} jobs"));
            if (parsed.GetValue(follow))
            {
                await FollowAsync(context, source, filter.Of(parsed), jobs, cancellationToken);
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    public static Command CreateSpend(ToolContext context, JournalOption journal)
    {
        var filter = new JobFilter(context);
        var by = new Option<string>("--by") { Description = $"The group of each total: {string.Join(", ", SpendTable.Groups)}.", HelpName = "group", DefaultValueFactory = _ => "day" };
        by.AcceptOnlyFromAmong([.. SpendTable.Groups]);
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("spend", "Adds up the credits of jobs. A day is a day in UTC.") { by, json };
        journal.AddTo(command);
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            var spend = new SpendTable(parsed.GetValue(by)!);
            await foreach (var record in source.ListAsync(filter.Of(parsed), cancellationToken))
            {
                spend.Add(record);
            }

            if (parsed.GetValue(json))
            {
                context.Output.WriteJson(new JsonArray([.. spend.Rows.Select(one => new JsonObject
                {
                    [parsed.GetValue(by)!] = one.Group,
                    ["jobs"] = one.Row.Jobs,
                    ["credits"] = one.Row.Credits,
                    ["unknown"] = one.Row.Unknown,
                })]));
                return ExitCodes.Fine;
            }

            var table = new TextTable(char.ToUpperInvariant(parsed.GetValue(by)![0]) + parsed.GetValue(by)![1..], "Jobs", "Credits", "Unknown price").Right(1).Right(2).Right(3);
            foreach (var (group, row) in spend.Rows.Append(("Total", spend.Total)))
            {
                table.Add(group, Number(row.Jobs), JobText.Credits(row.Credits), Number(row.Unknown));
            }

            table.Write(context.Output);
            return ExitCodes.Fine;
        });
        return command;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Cells(ToolContext context, JobRecord record) =>
    [
        record.Key.ToString("N"),
        record.StateText,
        $"{record.Provider}:{record.Model}",
        JobText.Age(context.Time.GetUtcNow() - record.CreatedAt),
        JobText.Credits(record.Spend),
        record.JobId ?? "",
        record.Label ?? "",
    ];

    private static async Task<List<JobRecord>> ReadAsync(IJobSource source, JobQuery query, int limit, CancellationToken cancellationToken)
    {
        var newest = new Queue<JobRecord>();
        await foreach (var record in source.ListAsync(query, cancellationToken))
        {
            newest.Enqueue(record);
            if (newest.Count > limit)
            {
                newest.Dequeue();
            }
        }

        return [.. newest];
    }

    private static async Task FollowAsync(ToolContext context, IJobSource source, JobQuery query, List<JobRecord> jobs, CancellationToken cancellationToken)
    {
        // A job that leaves the filtered state is still followed to its end.
        var known = jobs.ToDictionary(record => record.Key, record => record.Version);
        using var timer = new PeriodicTimer(s_interval, context.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await foreach (var record in source.ListAsync(query with { States = null }, cancellationToken))
            {
                if (known.TryGetValue(record.Key, out var version) ? version != record.Version : query.Matches(record))
                {
                    known[record.Key] = record.Version;
                    context.Output.WriteTextLine(string.Join("  ", Cells(context, record).Select(ConsoleText.Clean)));
                }
            }
        }
    }
}
