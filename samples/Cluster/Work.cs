using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ClusterSample;

/// <summary>Submits jobs at all nodes, kills one of them, and submits again if a node died before it answered.</summary>
internal sealed class Work(IReadOnlyList<NodeProcess> nodes, IReadOnlyList<Account> accounts, Trouble? trouble, Audit audit, Random random, CancellationToken stop)
{
    private readonly List<(Account Account, string Prompt)> _prompts = [];
    private int _killed;
    private int _resolved;
    private int _abandoned;

    /// <summary>Submits jobs, and kills a node at a random moment meanwhile.</summary>
    public async Task RoundAsync(int round, int jobs)
    {
        var watch = Stopwatch.StartNew();
        var prompts = Enumerable.Range(1, jobs).Select(i =>
            (Account: accounts[i % accounts.Count], Prompt: string.Create(CultureInfo.InvariantCulture, $"round {round}, picture {i}"))).ToList();
        _prompts.AddRange(prompts);
        var victim = nodes[random.Next(nodes.Count)];
        var moment = random.Next(2500);
        var (more, kills, span) = trouble?.Of(round, victim) ?? (null, true, TimeSpan.FromSeconds(1.5));
        var submissions = prompts.Select((job, i) => SubmitAsync(job.Account, job.Prompt, nodes[i % nodes.Count], span * random.NextDouble())).ToList();
        var running = more?.Invoke() ?? Task.CompletedTask;
        await Task.Delay(moment, stop);
        if (kills)
        {
            await victim.KillAsync();
            _killed++;
        }

        await Task.WhenAll(submissions);
        await running;
        await Task.WhenAll(nodes.Select(node => node.ReadyAsync(stop)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Round {round}: {(kills ? $"the node at {victim.Port} died and is back" : "no node was killed")}; {jobs} jobs are submitted ({watch.Elapsed.TotalSeconds:0.0} s)."));
    }

    /// <summary>Waits until no job is open. Settles an uncertain submission as a person would, after a check of the provider's site.</summary>
    public async Task SettleAsync()
    {
        while (true)
        {
            await Task.WhenAll(nodes.Select(node => node.ReadyAsync(stop)));
            try
            {
                if (await SettleOnceAsync() == 0)
                {
                    return;
                }
            }
            catch (Exception exception) when (NodeProcess.IsAway(exception, stop))
            {
                // A node that its silo has ended, or whose database is away, answers later.
            }

            await Task.Delay(200, stop);
        }
    }

    /// <summary>Describes where a run stands that did not come to its end.</summary>
    public async Task<string> DescribeAsync(string results, CancellationToken cancellationToken)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{_prompts.Count} pictures requested, {FilesIn(results).Count} results on disk.");
        foreach (var account in accounts)
        {
            try
            {
                var jobs = await nodes[0].ListAsync(account.Name, null, cancellationToken);
                text.Append(CultureInfo.InvariantCulture, $"\nAccount {account.Name}, {account.Jobs.Count} prompts at the provider, {jobs.Count} jobs in PostgreSQL:");
                text.AppendJoin("", jobs.Select(job => string.Create(CultureInfo.InvariantCulture, $"\n  {job.Key} {job.Label}: {job.State}, {job.JobId ?? "no id"}")));
            }
            catch (Exception exception) when (NodeProcess.IsAway(exception, cancellationToken))
            {
                text.Append(CultureInfo.InvariantCulture, $"\nAccount {account.Name}: the first node does not answer: {exception.Message}");
            }
        }

        return text.AppendJoin("", FilesIn(results).Select(file => $"\n  {file}")).ToString();
    }

    /// <summary>Compares the records.</summary>
    public async Task<bool> CompareAsync(string results, int expected)
    {
        var atProvider = accounts.Sum(account => account.Jobs.Sum(jobs => jobs.Count()));
        var prompts = accounts.Sum(account => account.Jobs.Count);
        var journal = new List<JobView>();
        foreach (var account in accounts)
        {
            journal.AddRange((await nodes[^1].ListAsync(account.Name, null, stop)).Where(IsPaid));
        }

        // The lanes save the results after the end.
        int files;
        while ((files = FilesIn(results).Count) < expected)
        {
            await Task.Delay(200, stop);
        }

        var isSame = accounts.All(account => journal.Where(job => account.Jobs.Contains(job.Label)).All(job => job.State == "Succeeded"));
        var (strangers, repeated, sessions) = (await audit.StrangersAsync(stop), await audit.RepeatedEndsAsync(stop), await audit.SessionsAsync(stop));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {_killed} kills, {nodes.Sum(node => node.Starts - 1) - _killed} silos that ended themselves, {trouble?.Crashes ?? 0} crashes of PostgreSQL, {trouble?.Pauses ?? 0} pauses, {trouble?.Cuts ?? 0} cuts, {trouble?.Isolations ?? 0} nodes cut off; {sessions} sessions
            writes to a job that another process held: {strangers}; jobs that ended twice: {repeated}
            uncertain submissions: {_resolved} found at the provider, {_abandoned} not
            asked for          {expected}
            at the provider    {atProvider} jobs for {prompts} prompts, each charged once: {accounts.All(account => account.IsChargedOnce)}
            in PostgreSQL      {journal.Count} jobs, all succeeded: {isSame}
            on disk            {files} results
            """));
        return isSame && new[] { atProvider, prompts, journal.Count, files }.All(count => count == expected) && accounts.All(account => account.IsChargedOnce)
            && strangers == 0 && repeated == 0;
    }

    private static List<string> FilesIn(string results) =>
        Directory.Exists(results) ? [.. Directory.GetFiles(results, "*.*", SearchOption.AllDirectories).Where(file => !file.Contains(".part", StringComparison.Ordinal))] : [];

    private static bool IsPaid(JobView job) => job.State is not ("NotSent" or "Refused" or "Abandoned");

    /// <returns>How many jobs are not settled.</returns>
    private async Task<int> SettleOnceAsync()
    {
        var left = 0;
        foreach (var account in accounts)
        {
            var jobs = await nodes[0].ListAsync(account.Name, null, stop);
            foreach (var job in jobs.Where(job => job.State == "Uncertain"))
            {
                await DecideAsync(account, job);
            }

            left += jobs.Count(job => job.State is "Intent" or "Open" or "Uncertain");
            foreach (var (_, prompt) in _prompts.Where(one => one.Account == account && !jobs.Exists(job => job.Label == one.Prompt && IsPaid(job))))
            {
                left++;
                await nodes[0].SubmitAsync(account.Name, prompt, stop);
            }
        }

        return left;
    }

    private async Task SubmitAsync(Account account, string prompt, NodeProcess node, TimeSpan after)
    {
        await Task.Delay(after, stop);
        if (await node.SubmitAsync(account.Name, prompt, stop))
        {
            return;
        }

        // The node died, or refused. If it wrote an intent, the journal has the job; if not, nothing was sent, and another node sends it.
        while (true)
        {
            foreach (var other in nodes.Where(other => other.IsRunning))
            {
                try
                {
                    if ((await other.ListAsync(account.Name, prompt, stop)).Exists(IsPaid) || await other.SubmitAsync(account.Name, prompt, stop))
                    {
                        return;
                    }
                }
                catch (Exception exception) when (NodeProcess.IsAway(exception, stop))
                {
                    // This one died too.
                }
            }

            await Task.Delay(200, stop);
        }
    }

    private async Task DecideAsync(Account account, JobView job)
    {
        if (account.Jobs[job.Label].FirstOrDefault() is { } id)
        {
            _resolved += await nodes[0].ResolveAsync(account.Name, job.Key, id, stop) ? 1 : 0;
        }
        else
        {
            _abandoned += await nodes[0].AbandonAsync(account.Name, job.Key, stop) ? 1 : 0;
        }
    }
}
