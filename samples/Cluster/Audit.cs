using Npgsql;

namespace ClusterSample;

/// <summary>Triggers in PostgreSQL that record who writes which job, independently of the code that is tested. Each process connects under a name of its own.</summary>
internal sealed class Audit(string connectionString)
{
    // A long timeout, because the kills keep the machine busy.
    private readonly string _connectionString = connectionString + ";Timeout=60;Command Timeout=120";

    private const string Install =
        """
        create table audit_sessions (epoch bigint primary key, process text not null);
        create table audit_ends (key uuid not null, state text not null, process text not null);
        create table audit_strangers (key uuid not null, version bigint not null, process text not null, holder text not null, at timestamptz not null default clock_timestamp());
        insert into audit_sessions select epoch, 'before the audit' from typed_sessions;

        create function audit_session() returns trigger language plpgsql as $$ begin
          insert into audit_sessions values (new.epoch, current_setting('application_name'));
          return null;
        end $$;
        create trigger audit_session after insert on typed_sessions for each row execute function audit_session();

        create function audit_job() returns trigger language plpgsql as $$
        declare holder text;
        begin
          -- A volatile function sees what is committed now: whether the session that held the job is still alive at the moment of this write.
          select a.process into holder from audit_sessions a join typed_sessions s on s.epoch = a.epoch
            where a.epoch = old.epoch and not s.is_fenced and s.until > clock_timestamp() and a.process <> 'before the audit';
          if holder <> current_setting('application_name') then
            insert into audit_strangers values (old.key, new.version, current_setting('application_name'), holder);
          end if;
          if old.is_unsettled and not new.is_unsettled then
            insert into audit_ends values (old.key, new.state, current_setting('application_name'));
          end if;
          return null;
        end $$;
        create trigger audit_job after update on typed_jobs for each row execute function audit_job();
        """;

    /// <summary>Installs the triggers. The nodes have created the tables before.</summary>
    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_connectionString);
        await using var command = source.CreateCommand(Install);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The number of writes to a job that a live session of another process held.</summary>
    public Task<long> StrangersAsync(CancellationToken cancellationToken) => CountAsync("select count(*) from audit_strangers", cancellationToken);

    /// <summary>The number of jobs that ended more than once.</summary>
    public Task<long> RepeatedEndsAsync(CancellationToken cancellationToken) =>
        CountAsync("select count(*) from (select from audit_ends where state = 'succeeded' group by key having count(*) > 1) as repeated", cancellationToken);

    /// <summary>The number of sessions that lanes and nodes have started.</summary>
    public Task<long> SessionsAsync(CancellationToken cancellationToken) => CountAsync("select count(*) from audit_sessions", cancellationToken);

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(_connectionString);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
