using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Adds a job that limits apply to, and counts it, in one transaction: its price against the spend caps, and the job itself against the limit of its tenant.
/// Nodes that submit for the same cap or tenant take turns.</summary>
internal sealed class SpendLedger(JournalDatabase database, WriteStatements statements, PostgresJournalOptions options)
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

    /// <summary>Determines whether a job has to be added here.</summary>
    public bool IsLimited(JobRecord record) =>
        (options.MaxUnsettledPerTenant is not null && record.Tenant is not null) || options.SpendCaps.Any(cap => cap.AppliesTo(record));

    /// <returns>False if the job was not written, because an equal one is unsettled or the session has ended.</returns>
    /// <exception cref="SpendCapExceededException">A cap is reached.</exception>
    /// <exception cref="TenantLimitExceededException">The tenant has reached its limit of unsettled jobs.</exception>
    public Task<bool> AddAsync(PendingWrite write, TimeSpan limit, CancellationToken cancellationToken) => database.RunAsync(
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
                await JournalDatabase.ExecuteAsync(connection, [JournalDatabase.Patience], stop).ConfigureAwait(false);
                // In one order on all nodes, so that they do not wait for each other in a circle.
                if (options.MaxUnsettledPerTenant is { } most && write.Job.Record.Tenant is not null)
                {
                    await CountTenantAsync(connection, write.Job.Record, most, stop).ConfigureAwait(false);
                }

                foreach (var cap in options.SpendCaps.Where(cap => cap.AppliesTo(write.Job.Record)).OrderBy(cap => cap.Tag ?? "", StringComparer.Ordinal))
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

    private async Task CountTenantAsync(NpgsqlConnection connection, JobRecord record, int most, CancellationToken stop)
    {
        (string, NpgsqlDbType, object?)[] parameters =
            [("partition", NpgsqlDbType.Text, options.Partition), ("tenant", NpgsqlDbType.Text, JobColumns.Text(record.Tenant)), ("most", NpgsqlDbType.Integer, most)];
        // First the lock, then the count: the second statement sees what was committed while the first one waited.
        await JournalDatabase.ExecuteAsync(
            connection, [database.Command("select pg_advisory_xact_lock(hashtextextended(@partition || '/' || @tenant, 1))", parameters.AsSpan(0, 2))], stop).ConfigureAwait(false);
        var counted = await JournalDatabase.ReadAsync(
            connection,
            database.Command(
                "select count(*) from (select from typed_jobs where partition = @partition and tenant = @tenant and is_unsettled limit @most) as counted", parameters),
            row => row.GetInt64(0),
            stop).ConfigureAwait(false);
        if (counted[0] >= most)
        {
            throw new TenantLimitExceededException(record.Provider, record.Tenant!, most);
        }
    }

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
                ("partition", NpgsqlDbType.Text, options.Partition),
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
