using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;
using Typed.Tracking;

namespace Typed.RefreshTests.Catalog;

/// <summary><c>typed jobs</c> on a file journal.</summary>
public sealed class JobsCommandTests : IDisposable
{
    private static readonly DateTimeOffset s_day = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private readonly ScratchFolder _folder = new();
    private readonly Tool _tool = new();

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
        await using var journal = new FileJobJournal(Journal);
        await journal.OpenAsync(TestContext.Current.CancellationToken);
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
        await using (var journal = new FileJobJournal(Journal))
        {
            await journal.OpenAsync(TestContext.Current.CancellationToken);
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
    public async Task A_journal_that_is_missing_or_named_twice_is_an_error()
    {
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync("jobs", "list", "--journal", _folder.Root));
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync("jobs", "list", "--journal", _folder.Root, "--postgres", "Host=127.0.0.1"));
        Assert.Equal(ExitCodes.Error, await _tool.RunAsync("jobs", "list", "--postgres", "Password=secret;Nonsense=1"));
        Assert.DoesNotContain("secret", _tool.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _tool.Dispose();
        _folder.Dispose();
    }

    private string Journal => Path.Combine(_folder.Root, "journal");

    private string[] Args(params string[] args) => ["jobs", .. args, "--journal", Journal];

    private Task RunAsync(params string[] args) => _tool.ExpectAsync(ExitCodes.Fine, Args(args));

    private async Task JournalAsync(params JobRecord[] jobs)
    {
        await using var journal = new FileJobJournal(Journal);
        await journal.OpenAsync(TestContext.Current.CancellationToken);
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
