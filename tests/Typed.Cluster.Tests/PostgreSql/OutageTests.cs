using System.Text.Json;
using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>The server crashes and comes back.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private PostgresServer? _server;

    public async ValueTask InitializeAsync() => _server = PostgresServer.Missing is null ? await PostgresServer.StartAsync() : null;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task New_jobs_fail_in_time_and_changes_wait_for_the_server()
    {
        Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
        await using var journal = new PostgresJobJournal(_server!.ConnectionString, new PostgresJournalOptions { SubmitTimeout = TimeSpan.FromMilliseconds(300) });
        await journal.OpenAsync(Records.Ct);
        var intent = Records.Intent("first");
        Assert.Null(await journal.AddAsync(intent, "A", s_lease, false, Records.Ct));
        await _server.DownAsync();

        var late = Records.Intent("late");
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AddAsync(late, "A", s_lease, false, Records.Ct));
        var change = journal.UpdateAsync(Records.Opened(intent, "j1"), "A", Records.Ct).AsTask();
        // While a change waits, a new job still fails in time.
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await journal.AddAsync(late, "A", s_lease, false, Records.Ct));
        Assert.False(change.IsCompleted);

        await _server.UpAsync();
        Assert.Equal(2, (await change).Version);
        Assert.Equal("j1", (await journal.FindAsync(intent.Key, Records.Ct))!.JobId);
        Assert.Null(await journal.FindAsync(late.Key, Records.Ct));
        Assert.Null(await journal.AddAsync(late, "A", s_lease, false, Records.Ct));
    }

    [Fact]
    public async Task A_tracker_submits_nothing_during_an_outage_and_records_the_end_of_its_jobs_after_it()
    {
        Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
        var backend = new Backend();
        var journal = new PostgresJobJournal(_server!.ConnectionString, new PostgresJournalOptions { SubmitTimeout = TimeSpan.FromMilliseconds(300) });
        await using var tracker = new JobTracker(new TrackerOptions { Journal = journal }, [backend.ClientOf("one")]);
        await tracker.StartAsync(Records.Ct);
        var job = await SubmitAsync(tracker, "before");
        var wait = job.WaitAsync(cancellationToken: Records.Ct);
        await _server.DownAsync();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => SubmitAsync(tracker, "during"));
        Assert.Single(backend.Submitted);
        // The provider ends the job while the database is away.
        backend.Ended["j1"] = true;
        while (!backend.Polls.TryGetValue("j1", out var polls) || polls.IsEmpty)
        {
            await Task.Yield();
        }

        await _server.UpAsync();
        Assert.Single((await wait).Assets);
        Assert.Equal(JobState.Succeeded, (await journal.FindAsync(job.Key, Records.Ct))!.State);
        Assert.Equal(JobState.Open, (await SubmitAsync(tracker, "during")).State);
        Assert.Equal(2, backend.Submitted.Count);
    }

    [Fact]
    public async Task A_commit_without_an_answer_is_recognized_and_that_of_a_failed_submission_is_withdrawn()
    {
        Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
        await using var journal = new PostgresJobJournal(_server!.ConnectionString, new PostgresJournalOptions { SubmitTimeout = TimeSpan.FromMilliseconds(300) });
        await journal.OpenAsync(Records.Ct);
        var (kept, given) = (Records.Intent("kept"), Records.Intent("given up"));
        Assert.Null(await journal.AddAsync(kept, "A", s_lease, false, Records.Ct));
        await using (var source = NpgsqlDataSource.Create(_server.ConnectionString))
        {
            await WithoutAnswersAsync(source);
            var change = journal.UpdateAsync(Records.Opened(kept, "j1"), "A", Records.Ct).AsTask();
            await UntilItWaitsAsync(source, change);
            await CutAsync(source);
            // The same statement again would be a conflict with itself.
            Assert.Equal(2, (await change).Version);
            var submission = journal.AddAsync(given, "A", s_lease, false, Records.Ct).AsTask();
            await UntilItWaitsAsync(source, submission);
            await _server.DownAsync();
            await Assert.ThrowsAsync<JournalUnavailableException>(() => submission);
        }

        _server.ClearSettings();
        await _server.UpAsync();
        Assert.Null(await journal.AddAsync(Records.Intent("next"), "A", s_lease, false, Records.Ct));
        Assert.Equal(JobState.Open, (await journal.FindAsync(kept.Key, Records.Ct))!.State);
        Assert.Null(await journal.FindAsync(given.Key, Records.Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_jobs_of_a_claim_whose_answer_was_lost_are_returned_by_the_next_attempt(bool isByKey)
    {
        Assert.SkipWhen(_server is null, PostgresServer.Missing ?? "");
        await using var node = new PostgresJobJournal(_server!.ConnectionString);
        await node.OpenAsync(Records.Ct);
        await using var lane = new PostgresJobJournal(_server.ConnectionString);
        await lane.OpenAsync(Records.Ct);
        var intent = Records.Intent();
        Assert.Null(await node.AddAsync(intent, "node", s_lease, false, Records.Ct));
        await node.UpdateAsync(Records.Opened(intent, "j1"), "node", releases: true, Records.Ct);
        Assert.Empty(await lane.ClaimAsync("lane", s_lease, ["other"], 10, Records.Ct));
        await using (var source = NpgsqlDataSource.Create(_server.ConnectionString))
        {
            await WithoutAnswersAsync(source);
            var claim = ClaimAsync();
            await UntilItWaitsAsync(source, claim);
            await CutAsync(source);
            // The next attempt waits for the standby too.
            await UntilItWaitsAsync(source, claim);
            await ExecuteAsync(source, "alter system reset synchronous_standby_names");
            await ExecuteAsync(source, "select pg_reload_conf()");
            Assert.Equal("j1", Assert.Single(await claim).JobId);
        }

        async Task<IReadOnlyList<JobRecord>> ClaimAsync() =>
            isByKey ? await lane.ClaimAsync("lane", s_lease, [intent.Key], Records.Ct) : await lane.ClaimAsync("lane", s_lease, ["acme"], 10, Records.Ct);
    }

    [Fact]
    public void Each_attempt_has_parameters_of_its_own()
    {
        // One that was cut off in the middle may still use those of its command.
        var command = new NpgsqlBatchCommand("select @a") { Parameters = { new NpgsqlParameter<int>("a", NpgsqlTypes.NpgsqlDbType.Integer) { TypedValue = 7 } } };
        using var connection = new NpgsqlConnection();
        using var first = JournalDatabase.Batch(connection, [command]);
        using var second = JournalDatabase.Batch(connection, [command]);
        Assert.NotSame(first.BatchCommands[0].Parameters[0], second.BatchCommands[0].Parameters[0]);
        Assert.Equal(("a", 7), (second.BatchCommands[0].Parameters[0].ParameterName, second.BatchCommands[0].Parameters[0].Value));
    }

    // From now on a commit waits for a standby that does not exist: the row is there, the answer is not.
    private static async Task WithoutAnswersAsync(NpgsqlDataSource source)
    {
        await ExecuteAsync(source, "alter system set synchronous_standby_names = 'nobody'");
        await ExecuteAsync(source, "select pg_reload_conf()");
        // The server takes the setting up some time later: a commit that waits shows it.
        var probe = Task.Run(async () =>
        {
            while (true)
            {
                await ExecuteAsync(source, "update typed_sessions set owner = owner");
            }
        }, Records.Ct);
        await UntilItWaitsAsync(source, probe);
        await CutAsync(source);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => probe);
    }

    // Until the commit waits for the standby, or the operation has ended without one.
    private static async Task UntilItWaitsAsync(NpgsqlDataSource source, Task operation)
    {
        await using var command = source.CreateCommand("select count(*) from pg_stat_activity where wait_event = 'SyncRep'");
        while (!operation.IsCompleted && (long)(await command.ExecuteScalarAsync(Records.Ct))! == 0)
        {
            await Task.Yield();
        }
    }

    private static Task CutAsync(NpgsqlDataSource source) =>
        ExecuteAsync(source, "select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");

    private static Task<TrackedJob> SubmitAsync(JobTracker tracker, string prompt)
    {
        using var parameters = JsonDocument.Parse(JsonSerializer.Serialize(new { prompt }));
        return tracker.SubmitAsync("acme", "m/1", parameters.RootElement.Clone(), cancellationToken: Records.Ct);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Records.Ct);
    }
}
