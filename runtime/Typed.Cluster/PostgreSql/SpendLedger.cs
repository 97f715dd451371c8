using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Adds a job and counts its price against the spend caps, in one transaction. Nodes that submit for the same cap take turns at its row.</summary>
internal sealed class SpendLedger(JournalDatabase database, WriteStatements statements, string partition)
{
    // The first job of a day counts what was submitted before the cap was set.
    private const string Count =
        """
        insert into typed_spend as s (partition, day, tag, credits)
        values (@partition, @day, @tag, @price + coalesce((
          select sum(spend) from typed_jobs j
          where j.partition = @partition and j.created_at >= @from and j.created_at < @from + interval '1 day' and (@tag = '' or j.tags @> array[@tag])), 0))
        on conflict (partition, day, tag) do update set credits = s.credits + @price
        returning credits
        """;

    /// <returns>False if the job was not written, because an equal one is unsettled or the session has ended.</returns>
    /// <exception cref="SpendCapExceededException">A cap is reached.</exception>
    public Task<bool> AddAsync(PendingWrite write, IReadOnlyList<SpendCap> caps, TimeSpan limit, CancellationToken cancellationToken) => database.RunAsync(
        async (connection, stop) =>
        {
            if (write.WasTried
                && await JournalDatabase.ReadAsync(connection, statements.Committed([write]), row => row.GetGuid(0), stop).ConfigureAwait(false) is { Count: > 0 })
            {
                return true;
            }

            var transaction = await connection.BeginTransactionAsync(stop).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // In one order on all nodes, so that they do not wait for each other in a circle.
                foreach (var cap in caps.OrderBy(cap => cap.Tag ?? "", StringComparer.Ordinal))
                {
                    await CountAsync(connection, write.Job.Record, cap, stop).ConfigureAwait(false);
                }

                var added = await JournalDatabase.ReadAsync(connection, statements.Write([write])[0], row => row.GetGuid(0), stop).ConfigureAwait(false);
                if (added.Count == 0)
                {
                    return false;
                }

                write.WasTried = true;
                await transaction.CommitAsync(stop).ConfigureAwait(false);
                return true;
            }
        },
        limit,
        cancellationToken);

    private async Task CountAsync(NpgsqlConnection connection, JobRecord record, SpendCap cap, CancellationToken stop)
    {
        if (record.Price is null && !cap.AllowUnknownPrice)
        {
            throw new SpendCapExceededException(record.Provider, cap, null);
        }

        var day = record.CreatedAt.UtcDateTime.Date;
        var credits = await JournalDatabase.ReadAsync(
            connection,
            database.Command(
                Count,
                ("partition", NpgsqlDbType.Text, partition),
                ("day", NpgsqlDbType.Date, DateOnly.FromDateTime(day)),
                ("from", NpgsqlDbType.TimestampTz, DateTime.SpecifyKind(day, DateTimeKind.Utc)),
                ("tag", NpgsqlDbType.Text, JobColumns.Text(cap.Tag) ?? ""),
                ("price", NpgsqlDbType.Numeric, record.Price ?? 0)),
            row => row.GetDecimal(0),
            stop).ConfigureAwait(false);
        if (credits[0] > cap.CreditsPerDay)
        {
            // The transaction is rolled back.
            throw new SpendCapExceededException(record.Provider, cap, record.Price);
        }
    }
}
