namespace Typed.Cluster.PostgreSql;

/// <summary>The tables of lanes and tenants.</summary>
internal static class LaneSchema
{
    public const string Step =
        """
        -- What moves with a lane: the requests of its current window.
        create table typed_lanes (
          partition text not null,
          owner text not null,
          epoch bigint not null,
          saved_at timestamptz not null,
          budget bytea not null,
          primary key (partition, owner))
        -- Written every second: room for the next versions of a row on its own page.
        with (fillfactor = 10);
        -- The unsettled jobs of a tenant, which a limit counts.
        create index typed_jobs_tenant on typed_jobs (partition, tenant) where is_unsettled and tenant is not null;
        """;
}
