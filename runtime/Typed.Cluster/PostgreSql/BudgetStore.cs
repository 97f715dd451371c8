using NpgsqlTypes;

namespace Typed.Cluster.PostgreSql;

/// <summary>The budgets of lanes: the number of requests that each has sent in its current window. The next activation continues from there.</summary>
internal sealed class BudgetStore(JournalDatabase database, string partition)
{
    // A newer save replaces one that waits.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Returns the state that was saved last, and its age; null if there is none.</summary>
    public async Task<(byte[] State, TimeSpan Age)?> LoadAsync(string owner, TimeSpan limit, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            database.Command(
                "select budget, {now} - saved_at from typed_lanes where partition = @partition and owner = @owner",
                ("partition", NpgsqlDbType.Text, partition),
                ("owner", NpgsqlDbType.Text, owner)),
            row => (State: row.GetFieldValue<byte[]>(0), Age: row.GetFieldValue<TimeSpan>(1)),
            limit,
            cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? (found[0].State, found[0].Age > TimeSpan.Zero ? found[0].Age : TimeSpan.Zero) : null;
    }

    /// <summary>Saves the state, unless the session is fenced.</summary>
    public Task SaveAsync(string owner, long epoch, byte[] state, CancellationToken cancellationToken) => database.ExecuteAsync(
        database.Command(
            """
            insert into typed_lanes as l (partition, owner, epoch, saved_at, budget)
            select @partition, @owner, @epoch, {now}, @budget
            where exists (select from typed_sessions s where s.epoch = @epoch and not s.is_fenced)
            on conflict (partition, owner) do update set epoch = excluded.epoch, saved_at = excluded.saved_at, budget = excluded.budget
            where l.epoch <= excluded.epoch
            """,
            ("partition", NpgsqlDbType.Text, partition),
            ("owner", NpgsqlDbType.Text, owner),
            ("epoch", NpgsqlDbType.Bigint, epoch),
            ("budget", NpgsqlDbType.Bytea, state)),
        s_patience,
        cancellationToken);
}
