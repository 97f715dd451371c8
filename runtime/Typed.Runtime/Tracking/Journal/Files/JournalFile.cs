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
    public (JournalScan Scan, string? DamagedCopy, string? TornCopy) Open()
    {
        System.IO.Directory.CreateDirectory(_directory);
        _lock = Lock();
        try
        {
            // An unfinished compaction: the file that it was to replace is whole.
            File.Delete(_newPath);
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

            DiskFlush.Of(_handle);
            DiskFlush.OfDirectory(_directory);
            return (scan, damagedCopy, tornCopy);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Checkpoint.IsArmed)
        {
            // Half a record on disk, as a crash during the write leaves it.
            RandomAccess.Write(_handle!, bytes[..(bytes.Length / 2)], Length);
            DiskFlush.Of(_handle!);
            Checkpoint.Reached("journal-half-written");
        }

        RandomAccess.Write(_handle!, bytes, Length);
        Checkpoint.Reached("journal-written");
        DiskFlush.Of(_handle!);
        Length += bytes.Length;
        Checkpoint.Reached("journal-flushed");
    }

    /// <summary>Replaces the content. At any moment, the file is either the old one or the new one, whole.</summary>
    /// <returns>False if the new file could not be written or renamed; the old one is still in use.</returns>
    public bool Replace(IEnumerable<JobRecord> records)
    {
        if (TryWriteNew(records) is not { } length)
        {
            return false;
        }

        var isReplaced = false;
        _handle!.Dispose();
        try
        {
            Checkpoint.Reached("compaction-flushed");
            File.Move(_newPath, _path, overwrite: true);
            isReplaced = true;
            Checkpoint.Reached("compaction-renamed");
            DiskFlush.OfDirectory(_directory);
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

    private long? TryWriteNew(IEnumerable<JobRecord> records)
    {
        try
        {
            using var file = new FileStream(_newPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            PrivateFile.Protect(_newPath);
            file.Write(JournalFormat.Header());
            foreach (var record in records)
            {
                file.Write(JournalFormat.Frame(record));
            }

            Checkpoint.Reached("compaction-written");
            DiskFlush.Of(file);
            return file.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The disk is full. There is no need to stop: the old file may have room; if not, the next write fails.
            return null;
        }
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
