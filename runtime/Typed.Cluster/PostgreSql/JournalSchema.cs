namespace Typed.Cluster.PostgreSql;

/// <summary>The tables of the journal, as steps that run once each, in order. A step that was released never changes: a change is a new step.</summary>
internal static class JournalSchema
{
    /// <summary>The key of the advisory lock that lets one process at a time run the steps.</summary>
    public const long LockKey = 0x5479_7065_644A_6F62;

    public const string Versions = "create table typed_schema (version integer primary key, applied_at timestamptz not null default now())";

    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        -- A session is one life of an owner. Its number is the epoch that fences each write. A session holds its jobs until it expires or is fenced.
        create table typed_sessions (
          epoch bigint generated always as identity primary key,
          partition text not null,
          owner text not null,
          until timestamptz not null,
          is_fenced boolean not null default false);
        create index typed_sessions_owner on typed_sessions (partition, owner) where not is_fenced;

        create table typed_jobs (
          key uuid primary key,
          partition text not null,
          version bigint not null,
          provider text not null,
          model text,
          state text not null,
          is_unsettled boolean not null,
          needs_work boolean not null,
          is_fetched boolean not null,
          is_twin boolean not null,
          is_keyed boolean not null,
          identity bytea,
          request_hash text,
          job_id text,
          label text,
          tenant text,
          tags text[] not null,
          spend numeric,
          created_at timestamptz not null,
          settled_at timestamptz,
          epoch bigint,
          record bytea not null)
        -- Room for the next version of a row on its own page.
        with (fillfactor = 80);
        -- Equal requests: one unsettled job per identity. A twin was submitted on purpose.
        create unique index typed_jobs_identity on typed_jobs (partition, identity) where is_unsettled and not is_twin and identity is not null;
        -- What keeps an equal request out: an unsettled job, or one that used up the caller's own key.
        create index typed_jobs_equal on typed_jobs (partition, identity) where (is_unsettled or is_keyed) and identity is not null;
        -- What is due: the jobs that a session works on, or that wait for one.
        create index typed_jobs_due on typed_jobs (epoch, partition, provider) where needs_work;
        create index typed_jobs_unsettled on typed_jobs (partition, created_at, key) where is_unsettled;
        create index typed_jobs_created on typed_jobs (partition, created_at, key);
        create index typed_jobs_settled on typed_jobs (partition, settled_at) where settled_at is not null;
        -- An id may be long; an index entry may not.
        create index typed_jobs_job_id on typed_jobs (partition, provider, left(job_id, 200)) where job_id is not null;

        -- Credits of a day that a cap limits: one row per day and tag; the empty tag is all jobs.
        create table typed_spend (
          partition text not null,
          day date not null,
          tag text not null,
          credits numeric not null,
          primary key (partition, day, tag));
        """,
        LaneSchema.Step,
        InboxSchema.Step,
    ];
}
