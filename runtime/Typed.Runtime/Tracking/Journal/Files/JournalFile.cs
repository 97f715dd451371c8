using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Typed.Tracking.Journal.Files;

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
        _lock = DirectoryLock.Take(_directory, LockName);
        try
        {
            // An unfinished compaction: the file that it was to replace is whole.
            File.Delete(_newPath);
            (var contents, _handle, Length) = JournalOpening.Whole(_path, staysInFile) ?? JournalOpening.Damaged(_path);
            DiskFlush.OfDirectory(_directory);
            return contents;
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

    /// <summary>Replaces the file with the new one. At any moment, the file is either the old one or the new one, whole. No record may be read during the call.</summary>
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
            DiskFlush.OfDirectory(_directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The old file is whole, and is appended to as before.
        }
        finally
        {
            _handle = JournalOpening.Handle(_path);
            Length = isReplaced ? length : Length;
        }

        return isReplaced;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _lock?.Dispose();
    }
}
