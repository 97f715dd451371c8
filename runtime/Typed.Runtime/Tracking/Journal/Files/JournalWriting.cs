using Microsoft.Win32.SafeHandles;

namespace Typed.Tracking.Journal;

/// <summary>A record for a new file: in memory, or in the old file.</summary>
/// <param name="Key">The tracker's key for the job.</param>
/// <param name="Record">The record; null if it is in the old file only.</param>
/// <param name="Place">Where it is in the old file; default if it is in memory.</param>
internal readonly record struct JournalItem(Guid Key, JobRecord? Record, JournalPlace Place);

/// <summary>Writes a new journal file.</summary>
internal static class JournalWriting
{
    /// <summary>Writes records to a new file, and flushes it. Records of the old file are copied as they are.</summary>
    /// <param name="path">The new file.</param>
    /// <param name="items">The records.</param>
    /// <param name="old">The old file.</param>
    /// <returns>The length of the new file, and the place of each record in it.</returns>
    /// <exception cref="IOException">The new file could not be written, or the old one has changed.</exception>
    public static (long Length, List<JournalPlace> Places) Write(string path, IReadOnlyCollection<JournalItem> items, SafeFileHandle old)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        PrivateFile.Protect(path);
        file.Write(JournalFormat.Header());
        var places = new List<JournalPlace>(items.Count);
        long at = JournalFormat.HeaderLength;
        foreach (var item in items)
        {
            var frame = item.Record is { } record ? JournalFormat.Frame(record) : JournalReading.Frame(old, item.Place);
            file.Write(frame);
            places.Add(new JournalPlace(at, frame.Length));
            at += frame.Length;
        }

        Checkpoint.Reached("compaction-written");
        DiskFlush.Of(file);
        return (at, places);
    }
}
