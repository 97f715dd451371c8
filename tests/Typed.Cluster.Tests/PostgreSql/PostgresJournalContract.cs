using Typed.ClusterTests.Kit;
using Typed.Tracking;
using Typed.TrackingTests.Journal;

namespace Typed.ClusterTests.PostgreSql;

/// <summary>The journal in PostgreSQL does what every journal must do.</summary>
public sealed class PostgresJournalContract : JournalContract
{
    private readonly string _partition = Guid.NewGuid().ToString("N");

    protected override bool CanBeShared => true;

    protected override IJobJournal Make(bool shared) => SharedPostgres.Journal(_partition, Clock);
}
