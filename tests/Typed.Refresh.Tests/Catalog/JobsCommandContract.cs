using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;
using Typed.Tracking;

namespace Typed.RefreshTests.Catalog;

/// <summary><c>typed jobs</c> on any journal. A class for each kind says how to open one, and how to name it.</summary>
public abstract class JobsCommandContract : IDisposable
{
    private static readonly DateTimeOffset s_day = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private readonly ScratchFolder _folder = new();
    private readonly Tool _tool = new();

    /// <summary>The options that name the journal.</summary>
    protected abstract IReadOnlyList<string> Journal { get; }

    private protected Tool Tool => _tool;

    private protected ScratchFolder Folder => _folder;

    /// <summary>A journal on the same store as before, as the app opens it.</summary>
    protected abstract IJobJournal Make();

    [Fact]
    public async Task List_shows_and_filters_the_jobs()
    {
        await JournalAsync(Job(1, JobState.Open, "m/1"), Job(2, JobState.Uncertain, "m/2") with { JobId = null, Label = "a \u001b[31mlabel" });
        await RunAsync("list");
        Assert.Contains("acme:m/1", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("2 jobs", _tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _tool.Output);
        await RunAsync("list", "--state", "uncertain", "--json");
        var found = Assert.Single(JsonNode.Parse(_tool.Output[_tool.Output.LastIndexOf("\n[", StringComparison.Ordinal)..])!.AsArray());
        Assert.Equal("m/2", (string?)found!["model"]);
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync(Args("list", "--state", "nonsense")));
        Assert.Contains("uncertain", _tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_reads_beside_the_app_that_uses_the_journal_and_follows_it()
    {
        await using var journal = await OpenAsync();
        var job = Job(1, JobState.Open, "m/1");
        await journal.AddAsync(job, "app", TimeSpan.FromMinutes(1), false, TestContext.Current.CancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = _tool.RunUntilAsync(Args("list", "--follow"), stop.Token);
        await _tool.OutputHasAsync("1 jobs", run);
        await journal.UpdateAsync(job with { State = JobState.Succeeded, CreditsUsed = 7 }, "app", TestContext.Current.CancellationToken);
        await _tool.OutputHasAsync("succeeded", run);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Show_finds_a_job_by_its_key_and_by_the_providers_id()
    {
        var job = Job(1, JobState.Open, "m/1") with { Tags = ["t1", "t2"] };
        await JournalAsync(job);
        await RunAsync("show", job.Key.ToString());
        Assert.Contains("t1, t2", _tool.Output, StringComparison.Ordinal);
        await RunAsync("show", "acme:j1");
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync(Args("show", "acme:other")));
    }

    [Fact]
    public async Task Resolve_abandon_and_resume_write_what_was_decided()
    {
        var (uncertain, gone) = (Job(1, JobState.Uncertain, "m/1") with { JobId = null }, Job(2, JobState.Gone, "m/2"));
        await JournalAsync(uncertain, gone, Job(3, JobState.Open, "m/3"));
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync(Args("resolve", uncertain.Key.ToString(), "j2")));
        await RunAsync("resolve", uncertain.Key.ToString(), "j9");
        await RunAsync("abandon", gone.Key.ToString());
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync(Args("abandon", "acme:j3")));
        await using (var journal = await OpenAsync())
        {
            var resolved = (await journal.FindAsync(uncertain.Key, TestContext.Current.CancellationToken))!;
            Assert.Equal((JobState.Open, "j9"), (resolved.State, resolved.JobId));
            Assert.Equal(JobState.Abandoned, (await journal.FindAsync(gone.Key, TestContext.Current.CancellationToken))!.State);
        }

        await RunAsync("resume", gone.Key.ToString());
        await RunAsync("list", "--state", "open");
        Assert.Contains("3 jobs", _tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spend_adds_up_by_day_model_and_tag()
    {
        await JournalAsync(
            Job(1, JobState.Succeeded, "m/1") with { Price = 10, CreditsUsed = 8, Tags = ["a", "b"] },
            Job(2, JobState.Failed, "m/1") with { CreditsUsed = 8, CreditsRefunded = 8, Tags = ["a"] },
            Job(3, JobState.Open, "m/2") with { Price = 2.5m, CreatedAt = s_day.AddDays(1) },
            Job(4, JobState.NotSent, "m/2") with { Price = 100 },
            Job(5, JobState.Open, "m/3"));
        await RunAsync("spend", "--by", "day");
        Assert.Contains("2026-11-21     4        8              1", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("2026-11-22     1      2.5              0", _tool.Output, StringComparison.Ordinal);
        Assert.Contains("Total          5     10.5              1", _tool.Output, StringComparison.Ordinal);
        await RunAsync("spend", "--by", "tag", "--since", "2026-11-21", "--json");
        var tags = JsonNode.Parse(_tool.Output[_tool.Output.LastIndexOf("\n[", StringComparison.Ordinal)..])!.AsArray();
        Assert.Equal(["(none) 2.5", "a 8", "b 8"], tags.Select(row => $"{row!["tag"]} {row["credits"]}"));
    }

    [Fact]
    public async Task Export_writes_the_finished_jobs_of_a_period_without_prompts()
    {
        await JournalAsync(
            Job(1, JobState.Succeeded, "m/1") with { Price = 10, CreditsUsed = 8.5m, Tenant = "=HYPERLINK(1)", Tags = ["a", "b"], Label = "x, \"y\"", EndedAt = s_day.AddHours(1) },
            Job(2, JobState.Failed, "m/1") with { CreditsUsed = 8, CreditsRefunded = 8, EndedAt = s_day.AddDays(1) },
            Job(3, JobState.Open, "m/2"),
            Job(4, JobState.Uncertain, "m/2") with { JobId = null, Request = Prompt() });
        await RunAsync("export", "--ended-since", "2026-11-21", "--ended-before", "2026-11-22");
        var lines = _tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("key,ended,created,submitted,state,provider,model,job_id,account,tenant,label,tags,idempotency_key,price,credits_used,credits_refunded,credits", lines[0]);
        Assert.EndsWith(",2026-11-21T09:00:00.000Z,2026-11-21T08:00:00.000Z,,succeeded,acme,m/1,j1,,'=HYPERLINK(1),\"x, \"\"y\"\"\",a b,,10,8.5,,8.5", lines[1], StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);

        await RunAsync("export", "--format", "jsonl", "-o", Path.Combine(_folder.Root, "jobs.jsonl"));
        var jobs = (await File.ReadAllLinesAsync(Path.Combine(_folder.Root, "jobs.jsonl"), TestContext.Current.CancellationToken)).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(["succeeded 8.5 a,b", "failed 0 "], jobs.OrderByDescending(job => (string?)job["state"]).Select(job => $"{job["state"]} {job["credits"]} {string.Join(',', job["tags"]?.AsArray() ?? [])}"));
        Assert.DoesNotContain("a secret prompt", _tool.Output + string.Concat(jobs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_removes_settled_jobs_of_a_tenant_after_a_confirmation()
    {
        var (old, open) = (Job(1, JobState.Succeeded, "m/1") with { Tenant = "t" }, Job(2, JobState.Open, "m/1") with { Tenant = "t" });
        await JournalAsync(old, open, Job(3, JobState.Succeeded, "m/1") with { Tenant = "other" });
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync(Args("erase", "--yes")));
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync(Args("erase", open.Key.ToString())));
        await RunAsync("erase", "--tenant", "t");
        Assert.Contains("1 jobs would be erased; 1 are not settled and stay", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(3, await CountAsync());
        await RunAsync("erase", "--tenant", "t", "--yes");
        Assert.Contains("1 jobs erased", _tool.Output, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
        await RunAsync("erase", "acme:j3");
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Erase_removes_the_prompts_of_uncertain_jobs_and_keeps_the_jobs()
    {
        var uncertain = Job(1, JobState.Uncertain, "m/1") with { JobId = null, Request = Prompt() };
        await JournalAsync(uncertain);
        await RunAsync("erase", "--parameters", "--before", "2026-11-23", "--yes");
        // Before anyone opens the journal again, which would rewrite it.
        await AssertNoTraceAsync("a secret prompt");
        await using var journal = await OpenAsync();
        var found = (await journal.FindAsync(uncertain.Key, TestContext.Current.CancellationToken))!;
        Assert.Equal((JobState.Uncertain, null), (found.State, found.Request));
    }

    public void Dispose()
    {
        _tool.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static System.Text.Json.JsonElement Prompt() => System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["prompt"] = "a secret prompt" });

    private async Task<IJobJournal> OpenAsync()
    {
        var journal = Make();
        await journal.OpenAsync(TestContext.Current.CancellationToken);
        return journal;
    }

    private async Task<int> CountAsync()
    {
        await using var journal = await OpenAsync();
        var count = 0;
        await foreach (var _ in journal.ListAsync(new JobQuery(), TestContext.Current.CancellationToken))
        {
            count++;
        }

        return count;
    }

    protected string[] Args(params string[] args) => ["jobs", .. args, .. Journal];

    /// <summary>Fails if the store still holds a text that was erased.</summary>
    protected virtual Task AssertNoTraceAsync(string text) => Task.CompletedTask;

    private Task RunAsync(params string[] args) => _tool.ExpectAsync(ExitCodes.Fine, Args(args));

    private async Task JournalAsync(params JobRecord[] jobs)
    {
        await using var journal = await OpenAsync();
        foreach (var job in jobs)
        {
            await journal.AddAsync(job, "app", TimeSpan.FromMinutes(1), true, TestContext.Current.CancellationToken);
        }
    }

    private static JobRecord Job(int number, JobState state, string model) => new()
    {
        Key = Guid.NewGuid(),
        Provider = "acme",
        Model = model,
        RequestHash = model,
        JobId = FormattableString.Invariant($"j{number}"),
        State = state,
        CreatedAt = s_day,
    };
}
