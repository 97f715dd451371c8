using Microsoft.Win32.SafeHandles;
using Typed.Tracking.Journal;
using Typed.Tracking.Journal.Files;

namespace Typed.Tracking.Webhooks;

/// <summary>The file of an inbox: lines with length and checksum, appended. Not thread-safe.</summary>
internal sealed class InboxFile : IDisposable
{
    private const string Name = "webhooks.inbox";
    private const string LockName = "webhooks.lock";
    private readonly string _directory;
    private readonly string _path;
    private readonly FileStream _lock;
    private SafeFileHandle? _handle;

    private InboxFile(string directory, FileStream theLock) => (_directory, _path, _lock) = (directory, Path.Combine(directory, Name), theLock);

    public long Length { get; private set; }

    /// <summary>Locks the directory and reads the file. A torn end is removed: the message in it was not acknowledged.</summary>
    /// <exception cref="JournalInUseException">Another process has the inbox open.</exception>
    public static (InboxFile File, List<InboxLine> Lines) Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var file = new InboxFile(directory, DirectoryLock.Take(directory, LockName));
        try
        {
            return (file, file.Read());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Append(byte[] bytes)
    {
        RandomAccess.Write(_handle!, bytes, Length);
        DiskFlush.Of(_handle!);
        Length += bytes.Length;
    }

    /// <summary>Replaces the content. At any moment, the file is either the old one or the new one, whole.</summary>
    public void Replace(IEnumerable<InboxLine> lines)
    {
        var newPath = _path + ".new";
        using (var file = new FileStream(newPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            PrivateFile.Protect(newPath);
            foreach (var line in lines)
            {
                file.Write(line.Frame());
            }

            DiskFlush.Of(file);
        }

        _handle!.Dispose();
        File.Move(newPath, _path, overwrite: true);
        DiskFlush.OfDirectory(_directory);
        OpenHandle();
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _lock.Dispose();
    }

    private List<InboxLine> Read()
    {
        var bytes = File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        var lines = new List<InboxLine>();
        var end = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var length = JournalFormat.WholePayload(bytes.AsSpan(at));
            if (length == 0)
            {
                // Damage in the middle must not cost the messages after it.
                at++;
                continue;
            }

            if (InboxLine.Read(bytes.AsSpan(at + JournalFormat.FrameLength, length)) is { } line)
            {
                lines.Add(line);
            }

            at += JournalFormat.FrameLength + length;
            end = at;
        }

        OpenHandle();
        RandomAccess.SetLength(_handle!, end);
        Length = end;
        DiskFlush.OfDirectory(_directory);
        return lines;
    }

    private void OpenHandle()
    {
        _handle = JournalOpening.Handle(_path);
        Length = RandomAccess.GetLength(_handle);
    }
}
