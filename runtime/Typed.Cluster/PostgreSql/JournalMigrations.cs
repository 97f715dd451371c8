using System.Globalization;
using NpgsqlTypes;

namespace Typed.Cluster.PostgreSql;

/// <summary>Brings the tables to this version's state. Whoever starts first does it; the others wait.</summary>
internal static class JournalMigrations
{
    public static Task ApplyAsync(JournalDatabase database, TimeSpan limit, CancellationToken cancellationToken) => database.RunAsync(
        async (connection, stop) =>
        {
            var transaction = await connection.BeginTransactionAsync(stop).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await JournalDatabase.ExecuteAsync(
                    connection,
                    [
                        JournalDatabase.Patience,
                        database.Command("select pg_advisory_xact_lock(@lock)", ("lock", NpgsqlDbType.Bigint, JournalSchema.LockKey)),
                    ],
                    stop).ConfigureAwait(false);
                // "create table if not exists" needs the right to create tables even if the table exists.
                if (!(await JournalDatabase.ReadAsync(connection, database.Command("select to_regclass('typed_schema') is not null"), row => row.GetBoolean(0), stop).ConfigureAwait(false))[0])
                {
                    await JournalDatabase.ExecuteAsync(connection, [database.Command(JournalSchema.Versions)], stop).ConfigureAwait(false);
                }

                var applied = (await JournalDatabase.ReadAsync(
                    connection, database.Command("select coalesce(max(version), 0) from typed_schema"), row => row.GetInt32(0), stop).ConfigureAwait(false))[0];
                // A newer version has added what this one does not use: both run side by side during an upgrade.
                for (var step = applied; step < JournalSchema.Steps.Count; step++)
                {
                    var version = (step + 1).ToString(CultureInfo.InvariantCulture);
                    // A step holds several statements, which need a command without parameters.
                    var command = connection.CreateCommand();
                    await using (command.ConfigureAwait(false))
                    {
#pragma warning disable CA2100 // The text is a constant of this assembly.
                        command.CommandText = $"{JournalSchema.Steps[step]} insert into typed_schema (version) values ({version});";
#pragma warning restore CA2100
                        await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
                    }
                }

                await transaction.CommitAsync(stop).ConfigureAwait(false);
                return 0;
            }
        },
        limit,
        cancellationToken);
}
