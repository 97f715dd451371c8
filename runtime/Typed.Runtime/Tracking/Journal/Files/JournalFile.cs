using Microsoft.Win32.SafeHandles;

namespace Typed.Tracking.Journal;

/// <summary>The journal's file: appended to with a flush to the disk, and replaced as a whole in one step.</summary>
internal sealed class JournalFile : IDisposable
{
    private const string Name = "jobs.journal";
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

    /// <summary>Locks the directory and reads what is there; what a crash cut off is dropped from the file, after a copy where it is damage.</summary>
    public (JournalScan Scan, string? DamagedCopy) Open()
    {
        System.IO.Directory.CreateDirectory(_directory);
        _lock = Lock();
        // A compaction that was not finished: the file that it was to replace is whole.
        File.Delete(_newPath);
        var bytes = File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        var scan = JournalScan.Read(bytes);
        string? copy = null;
        if (scan.DamagedBytes > 0 || scan.UnreadableRecords > 0)
        {
            copy = FreeName(_path + ".damaged");
            File.Copy(_path, copy);
        }

        _handle = OpenHandle();
        if (scan.End == 0)
        {
            RandomAccess.SetLength(_handle, 0);
            RandomAccess.Write(_handle, JournalFormat.Header(), 0);
            Length = JournalFormat.HeaderLength;
        }
        else
        {
            Length = scan.End;
            RandomAccess.SetLength(_handle, Length);
        }

        RandomAccess.FlushToDisk(_handle);
        DirectorySync.Flush(_directory);
        return (scan, copy);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Checkpoint.IsArmed)
        {
            // Half a record on the disk, as a crash within the write leaves it.
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

    /// <summary>Replaces the content. At any point of it, the file is either the old one or the new one, whole.</summary>
    public void Replace(IEnumerable<JobRecord> records)
    {
        long length = JournalFormat.HeaderLength;
        using (var file = new FileStream(_newPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            file.Write(JournalFormat.Header());
            foreach (var record in records)
            {
                var frame = JournalFormat.Frame(record);
                file.Write(frame);
                length += frame.Length;
            }

            Checkpoint.Reached("compaction-written");
            file.Flush(flushToDisk: true);
        }

        _handle!.Dispose();
        Checkpoint.Reached("compaction-flushed");
        File.Move(_newPath, _path, overwrite: true);
        Checkpoint.Reached("compaction-renamed");
        DirectorySync.Flush(_directory);
        _handle = OpenHandle();
        Length = length;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _lock?.Dispose();
    }

    private static string FreeName(string path)
    {
        var candidate = path;
        for (var number = 2; File.Exists(candidate); number++)
        {
            candidate = FormattableString.Invariant($"{path}-{number}");
        }

        return candidate;
    }

    private SafeFileHandle OpenHandle() => File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

    // A file of its own, since the journal's is replaced. The lock ends with the process, however it ends.
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
