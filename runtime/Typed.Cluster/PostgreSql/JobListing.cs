using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>Lists jobs page by page, so that a slow reader holds no connection.</summary>
internal sealed class JobListing(JournalDatabase database, string partition)
{
    private const int PageSize = 500;

    // The database keeps microseconds. The record has the exact time.
    private static readonly TimeSpan s_rounding = TimeSpan.FromMicroseconds(1);

    public async IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, TimeSpan limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (DateTime Created, Guid Key)? after = null;
        while (true)
        {
            var page = await database.ReadAsync(
                Page(query, after),
                row => (Record: JobColumns.Read(row.GetFieldValue<byte[]>(0)), Created: row.GetDateTime(1), Key: row.GetGuid(2)),
                limit,
                cancellationToken).ConfigureAwait(false);
            foreach (var (record, _, _) in page.Where(row => query.Matches(row.Record)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = (page[^1].Created, page[^1].Key);
        }
    }

    private NpgsqlBatchCommand Page(JobQuery query, (DateTime Created, Guid Key)? after)
    {
        var sql = new StringBuilder("select record, created_at, key from typed_jobs where partition = @partition");
        var parameters = new List<(string, NpgsqlDbType, object?)> { ("partition", NpgsqlDbType.Text, partition) };
        Text("provider", query.Provider);
        Text("request_hash", query.RequestHash);
        Text("model", query.Model);
        Text("label", query.Label);
        Text("tenant", query.Tenant);
        Filter(query.Tag is not null, " and tags @> array[@tag]", "tag", NpgsqlDbType.Text, JobColumns.Text(query.Tag));
        Filter(query.IsFetched is not null, " and is_fetched = @fetched", "fetched", NpgsqlDbType.Boolean, query.IsFetched);
        Filter(query.CreatedFrom is not null, " and created_at >= @from", "from", NpgsqlDbType.TimestampTz, query.CreatedFrom?.ToUniversalTime() - s_rounding);
        Filter(query.CreatedBefore is not null, " and created_at <= @before", "before", NpgsqlDbType.TimestampTz, query.CreatedBefore?.ToUniversalTime());
        if (query.States is { } states)
        {
            // A state of a newer version has a text that is not known here; the record decides.
            sql.Append(states.Contains(JobState.Unknown) ? "" : " and state = any(@states)");
            sql.Append(states.All(state => state.IsUnsettled()) ? " and is_unsettled" : "");
            parameters.Add(("states", NpgsqlDbType.Array | NpgsqlDbType.Text, states.Select(state => state.ToText()).ToArray()));
        }

        if (after is { } last)
        {
            sql.Append(" and (created_at, key) > (@created, @key)");
            parameters.Add(("created", NpgsqlDbType.TimestampTz, last.Created));
            parameters.Add(("key", NpgsqlDbType.Uuid, last.Key));
        }

        sql.Append(" order by created_at, key limit ").Append(PageSize);
        return database.Command(sql.ToString(), [.. parameters]);

        void Text(string column, string? value) => Filter(value is not null, $" and {column} = @{column}", column, NpgsqlDbType.Text, JobColumns.Text(value));

        void Filter(bool isSet, string condition, string name, NpgsqlDbType type, object? value)
        {
            if (isSet)
            {
                sql.Append(condition);
                parameters.Add((name, type, value));
            }
        }
    }
}
