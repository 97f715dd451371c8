using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Typed.Tracking.Journal;

/// <summary>Opens the file of a journal.</summary>
internal static class JournalOpening
{
    public static SafeFileHandle Handle(string path)
    {
        var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        PrivateFile.Protect(path);
        return handle;
    }

    /// <summary>Opens a file that is whole to its end. Settled jobs stay in the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="staysInFile">Whether the record of a settled job is not needed in memory.</param>
    /// <returns>Null if the file is missing, damaged, or not whole.</returns>
    public static (JournalContents Contents, SafeFileHandle Handle, long Length)? Whole(string path, Func<SettledJob, bool> staysInFile)
    {
        if (JournalWalk.Over(path) is not { } walk)
        {
            return null;
        }

        var handle = Handle(path);
        var isRead = false;
        try
        {
            if (Read(handle, walk, staysInFile) is { } contents)
            {
                DiskFlush.Of(handle);
                isRead = true;
                return (contents, handle, walk.End);
            }

            return null;
        }
        finally
        {
            if (!isRead)
            {
                handle.Dispose();
            }
        }
    }

    /// <summary>Opens any other file. Bytes that are not a whole record are copied, then removed from the file.</summary>
    public static (JournalContents Contents, SafeFileHandle Handle, long Length) Damaged(string path)
    {
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var scan = JournalScan.Read(bytes);
        var damagedCopy = scan.DamagedBytes > 0 || scan.UnreadableRecords > 0 ? JournalCopies.Keep(path + ".damaged", bytes) : null;
        // These bytes were never acknowledged, but they may contain the only trace of a submission.
        var tornCopy = scan.TornBytes > 0 ? JournalCopies.Keep(path + ".torn", bytes.AsSpan((int)scan.End)) : null;
        var handle = Handle(path);
        try
        {
            RandomAccess.SetLength(handle, scan.End);
            if (scan.End == 0 || scan.IsHeaderDamaged)
            {
                RandomAccess.Write(handle, JournalFormat.Header(), 0);
            }

            DiskFlush.Of(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }

        var contents = new JournalContents
        {
            Records = scan.Records,
            HasEarlierVersions = scan.Records.Select(record => record.Key).Distinct().Count() < scan.Records.Count,
            Damage = scan,
            DamagedCopy = damagedCopy,
            TornCopy = tornCopy,
        };
        return (contents, handle, Math.Max(scan.End, JournalFormat.HeaderLength));
    }

    // Null if something is not a job record, although whole: an earlier version of the same job may be one.
    private static JournalContents? Read(SafeFileHandle handle, JournalWalk walk, Func<SettledJob, bool> staysInFile)
    {
        var newest = walk.Newest();
        var contents = new JournalContents { HasEarlierVersions = walk.Count > newest.Count, Settled = newest };
        byte[] buffer = [];
        var settled = 0;
        foreach (var job in CollectionsMarshal.AsSpan(newest))
        {
            if (job.IsRead && staysInFile(job))
            {
                newest[settled++] = job;
                continue;
            }

            if (buffer.Length < job.Place.Length)
            {
                buffer = new byte[job.Place.Length];
            }

            var frame = buffer.AsSpan(0, job.Place.Length);
            JournalReading.Read(handle, job.Place.Offset, frame);
            if (TryRead(frame[JournalFormat.FrameLength..]) is not { } record)
            {
                return null;
            }

            if (SettledJob.IsSettled(record) && SettledJob.Of(record, job.Place) is var whole && staysInFile(whole))
            {
                newest[settled++] = whole;
            }
            else
            {
                contents.Records.Add(record);
            }
        }

        newest.RemoveRange(settled, newest.Count - settled);
        // As they were added, so that the oldest of equal requests is the first.
        return contents with { Records = [.. contents.Records.OrderBy(record => record.CreatedAt)] };
    }

    private static JobRecord? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            return JournalFormat.Read(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
