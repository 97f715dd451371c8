using Typed.Tracking;

namespace Typed.TrackingTests.Journal;

/// <summary>The embedded journal.</summary>
public sealed class FileJournalContract : JournalContract
{
    private readonly TemporaryDirectory _directory = new();

    protected override IJobJournal Make(bool shared) => new FileJobJournal(_directory.Path, null, Clock);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _directory.Dispose();
    }
}

/// <summary>A journal in a table that several share: that the contract asks for nothing only a file can do.</summary>
public sealed class TableJournalContract : JournalContract
{
    private readonly MemoryJournal.Table _table = new();

    protected override bool CanBeShared => true;

    protected override IJobJournal Make(bool shared) => new MemoryJournal(_table, Clock);
}
