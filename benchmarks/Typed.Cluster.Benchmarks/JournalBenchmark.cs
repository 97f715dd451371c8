using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Typed.Cluster.PostgreSql;
using Typed.ClusterTests.Kit;
using Typed.Tracking;

namespace Typed.Cluster.Benchmarks;

/// <summary>The journal in PostgreSQL against the file journal, in one run: jobs per second (intent and id), the time of a takeover, and bytes per job. The server is a private
/// one on this machine, with fsync on, and shares its processors with this program: compare the ratios.</summary>
internal static class JournalBenchmark
{
    private const int Callers = 64;
    private const int Jobs = 4000;
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private static double s_file;

    public static async Task RunAsync(PostgresServer server)
    {
        Line("| journal | jobs/s | ratio | commits per job |");
        Line("|---|---|---|---|");
        var directory = Directory.CreateTempSubdirectory("typed-bench-").FullName;
        await using (var journal = new FileJobJournal(directory))
        {
            await journal.OpenAsync(CancellationToken.None);
            await MeasureAsync([journal], "warm", Jobs / 4);
            s_file = await MeasureAsync([journal], "file", Jobs);
        }

        Directory.Delete(directory, recursive: true);
        Row("file, one process", s_file, null);
        await using (var source = NpgsqlDataSource.Create(server.ConnectionString + ";Maximum Pool Size=50"))
        {
            foreach (var nodes in new[] { 1, 2, 3 })
            {
                var journals = Enumerable.Range(0, nodes).Select(_ => new PostgresJobJournal(source, new PostgresJournalOptions { Partition = $"nodes-{nodes}" })).ToList();
                foreach (var journal in journals)
                {
                    await journal.OpenAsync(CancellationToken.None);
                }

                await MeasureAsync([.. journals], "warm", Jobs / 4);
                var before = journals.Sum(journal => journal.Commits);
                var rate = await MeasureAsync([.. journals], "run", Jobs);
                Row(FormattableString.Invariant($"PostgreSQL, {nodes} {(nodes == 1 ? "node" : "nodes")}"), rate, (journals.Sum(journal => journal.Commits) - before) / (double)Jobs);
                foreach (var journal in journals)
                {
                    await journal.DisposeAsync();
                }
            }

            var bytes = await SizeAsync(source);
            await using var lane = new PostgresJobJournal(source, new PostgresJournalOptions { Partition = "nodes-1" });
            await lane.OpenAsync(CancellationToken.None);
            await ExecuteAsync(source, "update typed_sessions set is_fenced = true");
            var watch = Stopwatch.StartNew();
            var claimed = await lane.ClaimAsync("lane", s_lease, ["acme"], int.MaxValue, CancellationToken.None);
            Line("");
            Line(FormattableString.Invariant($"A takeover claims {claimed.Count} open jobs in {watch.Elapsed.TotalMilliseconds:0} ms ({watch.Elapsed.TotalMicroseconds / claimed.Count:0} µs per job)."));
            Line(FormattableString.Invariant($"An open job has {bytes:0} bytes in the table and its indexes."));
        }
    }

    private static async Task<double> MeasureAsync(IReadOnlyList<IJobJournal> journals, string name, int jobs)
    {
        var left = jobs;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var journal = journals[caller % journals.Count];
            var owner = $"{name}-{caller % journals.Count}";
            int number;
            while ((number = Interlocked.Decrement(ref left)) >= 0)
            {
                var intent = Intent($"{name}-{journals.Count}-{number}");
                await journal.AddAsync(intent, owner, s_lease, false, CancellationToken.None);
                await journal.UpdateAsync(intent with { State = JobState.Open, JobId = intent.RequestHash, SubmittedAt = intent.CreatedAt, Request = null }, owner, CancellationToken.None);
            }
        })));
        return jobs / watch.Elapsed.TotalSeconds;
    }

    private static JobRecord Intent(string name)
    {
        using var parameters = JsonDocument.Parse($$"""{"prompt":"{{new string('x', 300)}}","name":"{{name}}"}""");
        return new JobRecord
        {
            Key = Guid.NewGuid(),
            Provider = "acme",
            Model = "acme/model/v1",
            RequestHash = name,
            Tenant = "tenant",
            State = JobState.Intent,
            CreatedAt = TimeProvider.System.GetUtcNow(),
            Request = parameters.RootElement.Clone(),
        };
    }

    private static async Task<double> SizeAsync(NpgsqlDataSource source)
    {
        await ExecuteAsync(source, "vacuum full typed_jobs");
        await using var command = source.CreateCommand("select pg_total_relation_size('typed_jobs')::float8 / count(*) from typed_jobs");
        return (double)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static void Row(string journal, double rate, double? commits) =>
        Line(FormattableString.Invariant($"| {journal} | {rate:0} | {rate / s_file:0.00} | {(commits is { } number ? number.ToString("0.000", CultureInfo.InvariantCulture) : "")} |"));

    private static void Line(string text) => Console.WriteLine(text);
}
