using Typed.Refresh.Fetching;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Merging;
using Typed.Refresh.Prices;

namespace Typed.Refresh.Refreshing;

/// <summary>Refreshes one provider: fetches and checks everything, then puts all files in place atomically, or leaves all of them unchanged.</summary>
internal sealed class ProviderRefresh(IProviderApi api, ApiTarget target, RefreshOptions options, FetchLimits limits, TimeProvider time, IRunReport report)
{
    public async Task<ProviderOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (options.DryRun)
        {
            using var asking = new ApiConnection(target, limits, time, cache: null, Waiting);
            var (found, _) = await PlanAsync(asking, cancellationToken);
            return Outcome(found, asking);
        }

        using var work = WorkFolder.Open(options.Schemas, api.Provider);
        if (work.Commit.Complete())
        {
            report.Note(api.Provider, "An interrupted refresh was completed.");
        }

        using var connection = new ApiConnection(target, limits, time, new AnswerCache(work.Answers, limits.AnswerAge, time), Waiting);
        var (plan, files) = await PlanAsync(connection, cancellationToken);
        if (plan.Removed.Count > 0 && !options.AllowRemovals)
        {
            return Outcome(plan, connection);
        }

        // From here to the journal nothing is requested; after the journal there are only renames.
        var changes = WithLock(plan, files);
        if (changes.Count > 0)
        {
            work.Commit.Run(changes);
        }

        work.Clear();
        return Outcome(plan, connection) with { Written = plan.Changes.Count };
    }

    private async Task<(RefreshPlan Plan, SchemaFiles Files)> PlanAsync(ApiConnection connection, CancellationToken cancellationToken)
    {
        var files = SchemaFiles.Load(options.Schemas, api.Provider);
        var published = await api.FetchAsync(
            connection, options.Wants, (done, total) => report.Step(api.Provider, "models", done, total), cancellationToken);
        var plan = RefreshPlan.Make(files, published, options.Wants, Today);
        if (plan.Removed.Count > 0 && options.AllowRemovals)
        {
            plan.Remove(files);
        }

        if (options.Prices && api is IPriceSweep sweep && (plan.Removed.Count == 0 || options.AllowRemovals))
        {
            var prices = await sweep.SweepAsync(
                connection, published, options.FullGrid, (done, total) => report.Step(api.Provider, "prices", done, total), cancellationToken);
            plan.Prices(files, prices, Today);
        }

        foreach (var edit in published.Edits)
        {
            plan.Edit(files, edit, Today);
        }

        return (plan, files);
    }

    private IReadOnlyList<FileChange> WithLock(RefreshPlan plan, SchemaFiles files)
    {
        var today = Today;
        var isDue = options.RenewAfter is { } age && files.Lock?.AsOf is { } asOf && today.DayNumber - asOf.DayNumber >= age.TotalDays;
        // A run for some models contains no information about the others.
        var isWhole = options.Models is null;
        if (plan.Changes.Count == 0 && !(isDue && isWhole))
        {
            return plan.Changes;
        }

        var next = (files.Lock ?? LockWriting.Of(files, today)).With(plan.Changes, today, plan.Source);
        var text = (isWhole ? next with { Checked = today } : next).ToText();
        return [.. plan.Changes, new FileChange("lock.json", files.Lock?.ToText(), text)];
    }

    private ProviderOutcome Outcome(RefreshPlan plan, ApiConnection connection) => new(
        api.Provider,
        plan,
        plan.Removed.Count > 0 && !options.AllowRemovals
            ? FormattableString.Invariant($"{plan.Removed.Count} models are no longer published. Nothing was written. Specify --allow-removals to remove them.")
            : null)
    {
        Requests = connection.Requests,
        Reused = connection.Reused,
        Notes = plan.Notes,
    };

    private void Waiting(string text) => report.Note(api.Provider, text);

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
