using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Typed.Tracking.Journal;

/// <summary>The journal's file. Appends are flushed to disk; a replacement is one atomic step.</summary>
internal sealed class JournalFile : IDisposable
{
    public const string Name = "jobs.journal";

    private const string LockName = "jobs.lock";

    private readonly string _directory;
    private readonly string _path;
    private readonly string _newPath;
    private FileStream? _lock;
    private SafeFileHandle? _handle;

    public JournalFile(string directory)
    {
        _directory = Path.GetFullPath(directory);
        _path = Path.Combine(_directory, Name);
        _newPath = _path + ".new";
    }

    public string Directory => _directory;

    public long Length { get; private set; }

    /// <summary>Locks the directory and reads the file. Bytes that are not a whole record are copied, then removed from the file.</summary>
    /// <param name="staysInFile">Whether the record of a settled job is not needed in memory.</param>
    public JournalContents Open(Func<SettledJob, bool> staysInFile)
    {
        System.IO.Directory.CreateDirectory(_directory);
        _lock = Lock();
        try
        {
            // An unfinished compaction: the file that it was to replace is whole.
            File.Delete(_newPath);
            return OpenWhole(staysInFile) ?? OpenDamaged();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="JournalFaultedException">The file cannot be read, or was changed by something else.</exception>
    public JobRecord Read(JournalPlace place)
    {
        try
        {
            return JournalReading.Record(_handle!, place);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new JournalFaultedException(_directory, exception);
        }
    }

    private JournalContents? OpenWhole(Func<SettledJob, bool> staysInFile)
    {
        if (JournalWalk.Over(_path) is not { } walk)
        {
            return null;
        }

        _handle = OpenHandle();
        Length = walk.End;
        RandomAccess.FlushToDisk(_handle);
        DirectorySync.Flush(_directory);
        var newest = walk.Newest();
        var contents = new JournalContents { HasEarlierVersions = walk.Count > newest.Count, Settled = new List<SettledJob>(newest.Count) };
        var buffer = new byte[newest.Count == 0 ? 0 : newest.Max(place => place.Length)];
        foreach (var place in newest)
        {
            var frame = buffer.AsSpan(0, place.Length);
            JournalReading.Read(_handle, place.Offset, frame);
            if (!Take(contents, frame[JournalFormat.FrameLength..], place, staysInFile))
            {
                // Not a job record, although whole: an earlier version of the same job may be one.
                _handle.Dispose();
                _handle = null;
                return null;
            }
        }

        // As they were added, so that the oldest of equal requests is the first.
        return contents with { Records = [.. contents.Records.OrderBy(record => record.CreatedAt)] };
    }

    private JournalContents OpenDamaged()
    {
        var bytes = File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        var scan = JournalScan.Read(bytes);
        var damagedCopy = scan.DamagedBytes > 0 || scan.UnreadableRecords > 0 ? JournalCopies.Keep(_path + ".damaged", bytes) : null;
        // These bytes were never acknowledged, but they may contain the only trace of a submission.
        var tornCopy = scan.TornBytes > 0 ? JournalCopies.Keep(_path + ".torn", bytes.AsSpan((int)scan.End)) : null;
        _handle = OpenHandle();
        Length = Math.Max(scan.End, JournalFormat.HeaderLength);
        RandomAccess.SetLength(_handle, scan.End);
        if (scan.End == 0 || scan.IsHeaderDamaged)
        {
            RandomAccess.Write(_handle, JournalFormat.Header(), 0);
        }

        RandomAccess.FlushToDisk(_handle);
        DirectorySync.Flush(_directory);
        return new JournalContents
        {
            Records = scan.Records,
            HasEarlierVersions = scan.Records.Select(record => record.Key).Distinct().Count() < scan.Records.Count,
            Damage = scan,
            DamagedCopy = damagedCopy,
            TornCopy = tornCopy,
        };
    }

    private static bool Take(JournalContents contents, ReadOnlySpan<byte> json, JournalPlace place, Func<SettledJob, bool> staysInFile)
    {
        if (SettledJob.TryRead(json, place, out var settled) && staysInFile(settled))
        {
            contents.Settled.Add(settled);
            return true;
        }

        if (TryRead(json) is not { } record)
        {
            return false;
        }

        if (SettledJob.IsSettled(record) && SettledJob.Of(record, place) is var job && staysInFile(job))
        {
            contents.Settled.Add(job);
        }
        else
        {
            contents.Records.Add(record);
        }

        return true;
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

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Checkpoint.IsArmed)
        {
            // Half a record on disk, as a crash during the write leaves it.
            RandomAccess.Write(_handle!, bytes[..(bytes.Length / 2)], Length);
            RandomAccess.FlushToDisk(_handle!);
            Checkpoint.Reached("journal-half-written");
        }

        RandomAccess.Write(_handle!, bytes, Length);
        Checkpoint.Reached("journal-written");
        RandomAccess.FlushToDisk(_handle!);
        Length += bytes.Length;
        Checkpoint.Reached("journal-flushed");
    }

    /// <summary>Writes a new file beside this one.</summary>
    /// <returns>Its length and the places of the records; null if it could not be written.</returns>
    public (long Length, List<JournalPlace> Places)? TryWriteNew(IReadOnlyCollection<JournalItem> items)
    {
        try
        {
            return JournalWriting.Write(_newPath, items, _handle!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full. There is no need to stop: the old file may have room; if not, the next write fails.
            return null;
        }
    }

    /// <summary>Replaces the file with the new one. At any moment, the file is either the old one or the new one, whole. Nobody may read a record meanwhile.</summary>
    /// <returns>False if the new file could not be renamed; the old one is still in use.</returns>
    public bool Replace(long length)
    {
        var isReplaced = false;
        _handle!.Dispose();
        try
        {
            Checkpoint.Reached("compaction-flushed");
            File.Move(_newPath, _path, overwrite: true);
            isReplaced = true;
            Checkpoint.Reached("compaction-renamed");
            DirectorySync.Flush(_directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The old file is whole, and is appended to as before.
        }
        finally
        {
            _handle = OpenHandle();
            Length = isReplaced ? length : Length;
        }

        return isReplaced;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _lock?.Dispose();
    }

    private SafeFileHandle OpenHandle()
    {
        var handle = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        PrivateFile.Protect(_path);
        return handle;
    }

    // A separate file, since the journal's file is replaced. The lock ends with the process, however it ends.
    private FileStream Lock()
    {
        try
        {
            return new FileStream(Path.Combine(_directory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new JournalInUseException(_directory, exception);
        }
    }
}
