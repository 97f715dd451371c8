using System.CommandLine;
using Typed.Refresh.Hosting;
using Typed.Refresh.Jobs;
using Typed.Refresh.Output;
using Typed.Tracking;
using Typed.Tracking.Engine;

namespace Typed.Refresh.Commands;

/// <summary><c>typed jobs</c>: shows the jobs of a journal, adds up what they cost, and carries out a person's decisions.</summary>
internal static class JobsCommand
{
    public static Command Create(ToolContext context)
    {
        var journal = new JournalOption(context);
        var command = new Command("jobs", "Lists the jobs of a journal and their costs, and resolves stuck jobs.")
        {
            JobListCommand.Create(context, journal),
            Show(context, journal),
            JobListCommand.CreateSpend(context, journal),
            JobExportCommand.Create(context, journal),
            Resolve(context, journal),
            Decide(context, journal, "abandon", "Gives up a submission that never arrived. An equal request can then be sent.", JobChanges.CanBeAbandoned, JobChanges.Abandoned),
            Decide(context, journal, "resume", "Follows a job again that is overdue, gone, expired or abandoned.", JobChanges.CanBeResumed, (record, _) => JobChanges.Resumed(record, null)),
            JobEraseCommand.Create(context, journal),
        };
        return command;
    }

    private static Command Show(ToolContext context, JournalOption journal)
    {
        var key = Key();
        var json = new Option<bool>("--json") { Description = "Write JSON, with the parameters if the journal has them." };
        var command = new Command("show", "Shows everything that the journal has about a job.") { key, json };
        journal.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            var record = await FindAsync(source, parsed.GetValue(key)!, cancellationToken);
            if (parsed.GetValue(json))
            {
                context.Output.WriteJson(JobText.Json(record));
                return ExitCodes.Fine;
            }

            foreach (var (name, value) in JobText.Members(record).Where(member => member.Value is not null))
            {
                context.Output.WriteTextLine($"{name,-10} {ConsoleText.Clean(value)}");
            }

            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Resolve(ToolContext context, JournalOption journal)
    {
        var key = Key();
        var id = new Argument<string>("job-id") { Description = "The provider's id of the job, from the provider's site." };
        var command = new Command("resolve", "Assigns a provider's job to a submission that is uncertain, gone, overdue, abandoned, expired or not sent.") { key, id };
        journal.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            var record = await FindAsync(source, parsed.GetValue(key)!, cancellationToken);
            if (await source.FindByJobIdAsync(record.Provider, parsed.GetValue(id)!, cancellationToken) is { } other && other.Key != record.Key)
            {
                throw new ToolException($"The id belongs to {other}.");
            }

            return await WriteAsync(context, source, record, JobChanges.CanBeResolved, JobChanges.Resolved(record, parsed.GetValue(id)!), "resolved", cancellationToken);
        });
        return command;
    }

    private static Command Decide(
        ToolContext context, JournalOption journal, string name, string description, Func<JobState, bool> can, Func<JobRecord, DateTimeOffset, JobRecord> change)
    {
        var key = Key();
        var command = new Command(name, description) { key };
        journal.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            var record = await FindAsync(source, parsed.GetValue(key)!, cancellationToken);
            return await WriteAsync(context, source, record, can, change(record, context.Time.GetUtcNow()), name + (name.EndsWith('e') ? "d" : "ed"), cancellationToken);
        });
        return command;
    }

    /// <summary>The argument that names a job.</summary>
    public static Argument<string> Key() => new("key") { Description = "The tracker's key for the job, or the provider's id as provider:id." };

    /// <exception cref="ToolException">There is no such job.</exception>
    public static async Task<JobRecord> FindAsync(IJobSource source, string text, CancellationToken cancellationToken)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        var found = Guid.TryParse(text, out var key) ? await source.FindAsync(key, cancellationToken)
            : at > 0 ? await source.FindByJobIdAsync(text[..at], text[(at + 1)..], cancellationToken)
            : throw new ToolException($"\"{text}\" is neither a key nor provider:id.");
        return found ?? throw new ToolException($"The journal has no job {text}.");
    }

    private static async Task<int> WriteAsync(
        ToolContext context, IJobSource source, JobRecord record, Func<JobState, bool> can, JobRecord changed, string done, CancellationToken cancellationToken)
    {
        if (!can(record.State))
        {
            throw new ToolException($"{record}: a job in this state cannot be {done}.");
        }

        await source.WriteAsync(changed, cancellationToken);
        context.Output.WriteTextLine($"{changed}");
        return ExitCodes.Fine;
    }
}
