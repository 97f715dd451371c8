namespace Typed.Tracking.Journal;

/// <summary>Records that are written with one flush. Callers that add a record wait for <see cref="Done"/>.</summary>
internal sealed class JournalBatch
{
    public List<byte[]> Frames { get; } = [];

    /// <summary>Records to remove, with all their earlier versions.</summary>
    public List<JobRecord> Erased { get; } = [];

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public byte[] Bytes()
    {
        if (Frames.Count == 1)
        {
            return Frames[0];
        }

        var all = new byte[Frames.Sum(frame => frame.Length)];
        var at = 0;
        foreach (var frame in Frames)
        {
            frame.CopyTo(all, at);
            at += frame.Length;
        }

        return all;
    }
}
