using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>During an upgrade a node of this version works on tables that a newer version has extended.</summary>
public sealed class UpgradeTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_node_of_this_version_works_on_the_tables_of_the_next()
    {
        var name = $"typed_{Guid.NewGuid():N}";
        await using var admin = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        await ExecuteAsync(admin, $"create database {name}");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(SharedPostgres.ConnectionString) { Database = name }.ConnectionString);
        await using var running = new PostgresJobJournal(source);
        await running.OpenAsync(Records.Ct);
        var intent = Records.Intent();
        await running.AddAsync(intent, "A", s_lease, false, Records.Ct);

        // The next version's step, as the rules for steps allow it: it adds, and what it adds has a default.
        await ExecuteAsync(source, $"""
            alter table typed_jobs add column next_text text, add column next_number integer not null default 7;
            alter table typed_sessions add column next_flag boolean not null default false;
            create table typed_next (key uuid primary key);
            create index typed_jobs_next on typed_jobs (next_number) where needs_work;
            insert into typed_schema (version) values ({JournalSchema.Steps.Count + 1});
            """);

        // A node that runs, and one that starts now.
        var open = await running.UpdateAsync(Records.Opened(intent, "j1"), "A", releases: true, Records.Ct);
        await using var started = new PostgresJobJournal(source);
        Assert.Equal(1, (await started.OpenAsync(Records.Ct)).Unsettled);
        Assert.Equal("j1", Assert.Single(await started.ClaimAsync("B", s_lease, ["acme"], 10, Records.Ct)).JobId);
        Assert.Equal(3, (await started.UpdateAsync(open with { State = JobState.Succeeded }, "B", Records.Ct)).Version);
        Assert.Null(await started.AddAsync(Records.Intent("another"), "B", s_lease, false, Records.Ct));
        await using var schema = source.CreateCommand("select max(version) from typed_schema");
        Assert.Equal(JournalSchema.Steps.Count + 1, await schema.ExecuteScalarAsync(Records.Ct));
    }

    [Fact]
    public async Task A_user_who_may_not_create_tables_works_on_those_that_exist()
    {
        var name = $"typed_{Guid.NewGuid():N}";
        await using var admin = NpgsqlDataSource.Create(SharedPostgres.ConnectionString);
        await ExecuteAsync(admin, $"create database {name}");
        await ExecuteAsync(admin, $"create role {name} login");
        var database = new NpgsqlConnectionStringBuilder(SharedPostgres.ConnectionString) { Database = name };
        await using var owner = NpgsqlDataSource.Create(database.ConnectionString);
        await using (var creating = new PostgresJobJournal(owner))
        {
            await creating.OpenAsync(Records.Ct);
        }

        await ExecuteAsync(owner, $"grant select, insert, update, delete on all tables in schema public to {name}; grant usage on all sequences in schema public to {name}");
        database.Username = name;
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(source, "create table typed_other (key uuid)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var journal = new PostgresJobJournal(source);
        await journal.OpenAsync(Records.Ct);
        Assert.Null(await journal.AddAsync(Records.Intent(), "A", s_lease, false, Records.Ct));
    }

    [Fact]
    public void A_step_only_adds()
    {
        string[] forbidden = ["drop ", "rename ", "alter column", "delete ", "truncate "];
        Assert.All(JournalSchema.Steps, step => Assert.DoesNotContain(forbidden, word => step.Contains(word, StringComparison.OrdinalIgnoreCase)));
        // What is added to a table that exists has a default or may be null, so that older nodes can insert rows.
        Assert.All(JournalSchema.Steps.SelectMany(step => step.Split('\n')).Where(line => line.Contains("add column", StringComparison.Ordinal)), line =>
            Assert.True(!line.Contains("not null", StringComparison.Ordinal) || line.Contains("default", StringComparison.Ordinal), line));
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Records.Ct);
    }
}
