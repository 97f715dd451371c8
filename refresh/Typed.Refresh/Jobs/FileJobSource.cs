using Typed.Tracking;

namespace Typed.Refresh.Jobs;

/// <summary>A journal in a directory. It is read beside the app that uses it; a write needs the app to be stopped.</summary>
internal sealed class FileJobSource(string directory) : IJobSource
{
    private const string Owner = "typed jobs";

    public async IAsyncEnumerable<JobRecord> ListAsync(JobQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var record in Read().Where(query.Matches).OrderBy(record => record.CreatedAt))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }

        await Task.CompletedTask;
    }

    public Task<JobRecord?> FindAsync(Guid key, CancellationToken cancellationToken) => Task.FromResult(Read().FirstOrDefault(record => record.Key == key));

    public Task<JobRecord?> FindByJobIdAsync(string provider, string jobId, CancellationToken cancellationToken) =>
        Task.FromResult(Read().FirstOrDefault(record => record.Provider == provider && record.JobId == jobId));

    public async Task WriteAsync(JobRecord record, CancellationToken cancellationToken)
    {
        await using var journal = new FileJobJournal(directory);
        await journal.OpenAsync(cancellationToken);
        await journal.UpdateAsync(record, Owner, cancellationToken);
    }

    public async Task ReplaceAsync(IReadOnlyCollection<JobRecord> records, CancellationToken cancellationToken)
    {
        await using (var journal = new FileJobJournal(directory))
        {
            await journal.OpenAsync(cancellationToken);
            await Task.WhenAll(records.Select(record => journal.UpdateAsync(record, Owner, cancellationToken).AsTask()));
        }

        // A start rewrites the file without earlier versions.
        await using var again = new FileJobJournal(directory);
        await again.OpenAsync(cancellationToken);
    }

    public async Task<int> EraseAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken)
    {
        await using var journal = new FileJobJournal(directory);
        await journal.OpenAsync(cancellationToken);
        // Together: the file is rewritten once.
        var erased = await Task.WhenAll(keys.Select(key => journal.EraseAsync(key, cancellationToken).AsTask()));
        return erased.Count(one => one);
    }

    public ValueTask DisposeAsync() => default;

    private IReadOnlyCollection<JobRecord> Read() => JournalSnapshot.Read(directory);
}
