namespace Typed.Cluster.PostgreSql;

/// <summary>The table of webhook messages.</summary>
internal static class InboxSchema
{
    public const string Step =
        """
        -- A message waits until done_at is set. After that its content is empty, and its id recognizes a repeated delivery.
        create table typed_inbox (
          partition text not null,
          id bytea not null,
          provider text not null,
          is_verified boolean not null,
          received_at timestamptz not null,
          free_at timestamptz not null,
          done_at timestamptz,
          attempts integer not null default 0,
          content bytea not null,
          primary key (partition, id));
        create index typed_inbox_waiting on typed_inbox (partition, is_verified, free_at) where done_at is null;
        create index typed_inbox_age on typed_inbox (partition, received_at);
        """;
}
