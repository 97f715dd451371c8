using System.CommandLine;
using System.Globalization;
using Typed.Refresh.Hosting;
using Typed.Refresh.Jobs;
using Typed.Refresh.Output;
using Typed.Tracking;
using Typed.Tracking.Engine;

namespace Typed.Refresh.Commands;

/// <summary><c>typed jobs erase</c>: removes settled jobs, or the prompts of uncertain ones.</summary>
internal static class JobEraseCommand
{
    public static Command Create(ToolContext context, JournalOption journal)
    {
        var filter = new JobFilter(context);
        var key = JobsCommand.Key();
        key.Arity = ArgumentArity.ZeroOrOne;
        key.Description = "The tracker's key for the job, or the provider's id as provider:id. Without it, the filters select the jobs.";
        var parameters = new Option<bool>("--parameters") { Description = "Keep the jobs. Remove only the parameters, such as the prompt, of uncertain submissions." };
        var yes = new Option<bool>("--yes") { Description = "Erase all jobs that the filters select. Without it, they are only counted." };
        var command = new Command("erase", "Removes settled jobs and all their data from the journal. Saved files stay.") { key, parameters, yes };
        journal.AddTo(command);
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = journal.Open(parsed);
            var query = filter.Of(parsed);
            var one = parsed.GetValue(key);
            if (one is null && query == new JobQuery())
            {
                throw new ToolException("Name a job, or select jobs with a filter such as --tenant or --before.");
            }

            var jobs = one is null ? await ListAsync(source, query, cancellationToken) : [await JobsCommand.FindAsync(source, one, cancellationToken)];
            var onlyParameters = parsed.GetValue(parameters);
            var chosen = jobs.FindAll(record => onlyParameters ? record is { State: JobState.Uncertain, Request: not null } : record.State.IsFinal());
            if (one is not null && chosen.Count == 0)
            {
                throw new ToolException(onlyParameters ? $"{jobs[0]}: the journal has no parameters of this job." : $"{jobs[0]}: the job is not settled. Abandon it first, or wait for its end.");
            }

            var left = onlyParameters ? "" : string.Create(CultureInfo.InvariantCulture, $"; {jobs.Count - chosen.Count} are not settled and stay");
            if (one is null && !parsed.GetValue(yes))
            {
                context.Output.WriteTextLine(string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} jobs would be erased{left}. Repeat the command with --yes."));
                return ExitCodes.Fine;
            }

            var erased = onlyParameters ? await EraseParametersAsync(source, chosen, cancellationToken) : await source.EraseAsync([.. chosen.Select(record => record.Key)], cancellationToken);
            context.Output.WriteTextLine(string.Create(CultureInfo.InvariantCulture, $"{erased} jobs erased{left}."));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static async Task<List<JobRecord>> ListAsync(IJobSource source, JobQuery query, CancellationToken cancellationToken)
    {
        var jobs = new List<JobRecord>();
        await foreach (var record in source.ListAsync(query, cancellationToken))
        {
            jobs.Add(record);
        }

        return jobs;
    }

    private static async Task<int> EraseParametersAsync(IJobSource source, List<JobRecord> jobs, CancellationToken cancellationToken)
    {
        await source.ReplaceAsync([.. jobs.Select(JobChanges.WithoutParameters)], cancellationToken);
        return jobs.Count;
    }
}
