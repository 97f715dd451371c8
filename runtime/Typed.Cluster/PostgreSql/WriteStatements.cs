using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>The statements that write jobs. Each takes any number of jobs as arrays.</summary>
internal sealed partial class WriteStatements(JournalDatabase database, string partition)
{
    private const string Input =
        """
        unnest(@keys, @versions, @providers, @models, @states, @unsettled, @work, @fetched, @twins, @keyed, @identities, @hashes, @ids, @labels, @tenants, @tags,
          @spends, @created, @settled, @epochs, @releases, @forced, @records)
          as i(key, version, provider, model, state, is_unsettled, needs_work, is_fetched, is_twin, is_keyed, identity, request_hash, job_id, label, tenant, tags,
          spend, created_at, settled_at, epoch, releases, is_forced, record)
        """;

    // A job of its own session, or one that no live session holds; and never by a session that has ended.
    private const string Add =
        $"""
        insert into typed_jobs (key, partition, version, provider, model, state, is_unsettled, needs_work, is_fetched, is_twin, is_keyed, identity, request_hash, job_id,
          label, tenant, tags, spend, created_at, settled_at, epoch, record)
        select i.key, @partition, i.version, i.provider, i.model, i.state, i.is_unsettled, i.needs_work, i.is_fetched, i.is_twin, i.is_keyed, i.identity, i.request_hash,
          i.job_id, i.label, i.tenant, array(select jsonb_array_elements_text(i.tags::jsonb)), i.spend, i.created_at, i.settled_at, i.epoch, i.record
        from {Input}
        where (i.is_twin or i.identity is null or not exists (
            select from typed_jobs j where j.partition = @partition and j.identity = i.identity and (j.is_unsettled or j.is_keyed)))
          and exists (select from typed_sessions s where s.epoch = i.epoch and not s.is_fenced)
        on conflict do nothing
        returning key
        """;

    private const string Update =
        $$"""
        with input as (select * from {{Input}}),
        written as (
          update typed_jobs j set version = i.version, model = i.model, state = i.state, is_unsettled = i.is_unsettled, needs_work = i.needs_work,
            is_fetched = i.is_fetched, is_keyed = i.is_keyed, identity = i.identity, request_hash = i.request_hash, job_id = i.job_id, label = i.label, tenant = i.tenant,
            tags = array(select jsonb_array_elements_text(i.tags::jsonb)), spend = i.spend, settled_at = i.settled_at, record = i.record,
            epoch = case when i.releases then null else j.epoch end,
            -- A job that is taken up again does not have to be the only one.
            is_twin = j.is_twin or (i.is_unsettled and (not j.is_unsettled or i.identity is distinct from j.identity))
          from input i join typed_jobs o on o.key = i.key
          where j.key = i.key and j.partition = @partition and j.version = i.version - 1 and o.version = j.version
            -- The sessions are seen as they were when the statement began. A job that was claimed since then may belong to a session that is not seen here.
            and o.epoch is not distinct from j.epoch
            and (i.epoch is null or exists (select from typed_sessions s where s.epoch = i.epoch and not s.is_fenced and s.until > {now}))
            and (i.is_forced or j.epoch is null or j.epoch = i.epoch
              or not exists (select from typed_sessions s where s.epoch = j.epoch and not s.is_fenced and s.until > {now}))
          returning j.key, j.created_at, j.tags, coalesce(i.spend, 0) - coalesce(o.spend, 0) as change),
        changes as (
          select (w.created_at at time zone 'utc')::date as day, t.tag, sum(w.change) as change
          from written w, unnest(array_append(w.tags, '')) as t(tag) group by 1, 2 having sum(w.change) <> 0),
        spend as (
          update typed_spend s set credits = s.credits + c.change from changes c
          where s.partition = @partition and s.day = c.day and s.tag = c.tag)
        select key from written
        """;

    /// <summary>Adds and changes the jobs. Each result lists the keys that were written.</summary>
    public List<NpgsqlBatchCommand> Write(List<PendingWrite> writes)
    {
        var commands = new List<NpgsqlBatchCommand>(2);
        if (writes.FindAll(write => write.IsAdd) is { Count: > 0 } adds)
        {
            commands.Add(Fill(Add, adds));
        }

        if (writes.FindAll(write => !write.IsAdd) is { Count: > 0 } updates)
        {
            commands.Add(Fill(Update, updates));
        }

        return commands;
    }

    /// <summary>Lists the keys of the writes that are in the journal already.</summary>
    public NpgsqlBatchCommand Committed(List<PendingWrite> writes) => database.Command(
        "select j.key from typed_jobs j join unnest(@keys, @versions, @records) as i(key, version, record) on j.key = i.key and j.version = i.version and j.record = i.record",
        ("keys", Array(NpgsqlDbType.Uuid), writes.ConvertAll(write => write.Key).ToArray()),
        ("versions", Array(NpgsqlDbType.Bigint), writes.ConvertAll(write => write.Job.Record.Version).ToArray()),
        ("records", Array(NpgsqlDbType.Bytea), writes.ConvertAll(write => write.Job.Json).ToArray()));

    /// <summary>Removes new jobs whose callers received an error.</summary>
    public NpgsqlBatchCommand Withdraw(List<PendingWrite> writes) => database.Command(
        "delete from typed_jobs j using unnest(@keys, @records) as i(key, record) where j.key = i.key and j.version = 1 and j.record = i.record",
        ("keys", Array(NpgsqlDbType.Uuid), writes.ConvertAll(write => write.Key).ToArray()),
        ("records", Array(NpgsqlDbType.Bytea), writes.ConvertAll(write => write.Job.Json).ToArray()));

    private static NpgsqlDbType Array(NpgsqlDbType type) => NpgsqlDbType.Array | type;

    private NpgsqlBatchCommand Fill(string sql, List<PendingWrite> writes)
    {
        var jobs = writes.ConvertAll(write => write.Job);
        var records = jobs.ConvertAll(job => job.Record);
        return database.Command(
            sql,
            ("partition", NpgsqlDbType.Text, partition),
            ("keys", Array(NpgsqlDbType.Uuid), records.ConvertAll(record => record.Key).ToArray()),
            ("versions", Array(NpgsqlDbType.Bigint), records.ConvertAll(record => record.Version).ToArray()),
            ("providers", Array(NpgsqlDbType.Text), Texts(record => record.Provider)),
            ("models", Array(NpgsqlDbType.Text), Texts(record => record.Model)),
            ("states", Array(NpgsqlDbType.Text), Texts(record => record.StateText)),
            ("unsettled", Array(NpgsqlDbType.Boolean), jobs.ConvertAll(job => job.IsUnsettled).ToArray()),
            ("work", Array(NpgsqlDbType.Boolean), jobs.ConvertAll(job => job.NeedsWork).ToArray()),
            ("fetched", Array(NpgsqlDbType.Boolean), records.ConvertAll(record => record.FetchedAt is not null).ToArray()),
            ("twins", Array(NpgsqlDbType.Boolean), writes.ConvertAll(write => write.AllowEqual).ToArray()),
            ("keyed", Array(NpgsqlDbType.Boolean), jobs.ConvertAll(job => job.HoldsKey).ToArray()),
            ("identities", Array(NpgsqlDbType.Bytea), jobs.ConvertAll(job => job.Identity).ToArray()),
            ("hashes", Array(NpgsqlDbType.Text), Texts(record => record.RequestHash)),
            ("ids", Array(NpgsqlDbType.Text), Texts(record => record.JobId)),
            ("labels", Array(NpgsqlDbType.Text), Texts(record => record.Label)),
            ("tenants", Array(NpgsqlDbType.Text), Texts(record => record.Tenant)),
            ("tags", Array(NpgsqlDbType.Text), jobs.ConvertAll(job => JsonSerializer.Serialize(job.Tags, TagsJson.Default.StringArray)).ToArray()),
            ("spends", Array(NpgsqlDbType.Numeric), records.ConvertAll(record => record.Spend).ToArray()),
            ("created", Array(NpgsqlDbType.TimestampTz), records.ConvertAll(record => record.CreatedAt.ToUniversalTime()).ToArray()),
            ("settled", Array(NpgsqlDbType.TimestampTz), jobs.ConvertAll(job => job.SettledAt).ToArray()),
            ("epochs", Array(NpgsqlDbType.Bigint), writes.ConvertAll(write => write.Epoch).ToArray()),
            ("releases", Array(NpgsqlDbType.Boolean), writes.ConvertAll(write => write.Releases).ToArray()),
            ("forced", Array(NpgsqlDbType.Boolean), writes.ConvertAll(write => write.IsForced).ToArray()),
            ("records", Array(NpgsqlDbType.Bytea), jobs.ConvertAll(job => job.Json).ToArray()));

        string?[] Texts(Func<JobRecord, string?> select) => [.. records.Select(record => JobColumns.Text(select(record)))];
    }

    [JsonSerializable(typeof(string[]))]
    private sealed partial class TagsJson : JsonSerializerContext;
}
