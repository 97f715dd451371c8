using System.Collections.Concurrent;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>A journal in a directory of its own, and the points that its writes reach. Only one test at a time may watch or refuse them.</summary>
public abstract class JournalOnDisk : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private protected ConcurrentQueue<string> Reached { get; } = new();

    private protected string Directory => _directory.Path;

    private protected string FilePath => _directory.Sub("jobs.journal");

    public void Dispose()
    {
        Checkpoint.OnReached = null;
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static JobRecord Settled(string hash) => Records.Opened(Records.Intent(hash), $"j{hash}") with { State = JobState.Failed, EndedAt = TimeProvider.System.GetUtcNow() };

    private protected static Task<JobRecord?> AddAsync(FileJobJournal journal, JobRecord record) => journal.AddAsync(record, "A", TimeSpan.FromMinutes(1), false, Records.Ct).AsTask();

    private protected static void Refuse(string at, bool isFull) => Checkpoint.OnReached = point =>
    {
        if (point == at)
        {
            throw isFull ? new IOException("No space left on device.") : new UnauthorizedAccessException("Read-only file system.");
        }
    };

    private protected async Task<FileJobJournal> OpenAsync(FileJobJournalOptions? options = null)
    {
        var journal = new FileJobJournal(Directory, options);
        await journal.OpenAsync(Records.Ct);
        return journal;
    }
}
