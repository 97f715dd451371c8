using System.Globalization;

namespace Typed.Tracking.Results;

/// <summary>A download in progress: the bytes so far, and next to them data that identifies the whole file, so that another process can continue.</summary>
internal sealed class PartialFile(string path)
{
    private readonly string _tagPath = path + ".tag";

    public string FilePath => path;

    /// <summary>Reads the length and identity of the partial file; nothing if it cannot be continued.</summary>
    public (long Length, string? Validator, long? Total) Read()
    {
        try
        {
            var tag = File.ReadAllLines(_tagPath);
            var length = new FileInfo(path).Length;
            return tag is [{ Length: > 0 } validator, var total] && long.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && length <= bytes
                ? (length, validator, bytes)
                : (0, null, null);
        }
        catch (IOException)
        {
            return (0, null, null);
        }
    }

    /// <summary>Starts over. The data that identifies the whole file is written before its first byte.</summary>
    public FileStream Begin(string? validator, long? total)
    {
        File.Delete(path);
        if (validator is not null && total is { } bytes)
        {
            File.WriteAllLines(_tagPath, [validator, bytes.ToString(CultureInfo.InvariantCulture)]);
        }
        else
        {
            File.Delete(_tagPath);
        }

        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
    }

    public FileStream Continue() => new(path, FileMode.Append, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);

    /// <summary>Gives the whole file its final name, in one step.</summary>
    public long MoveTo(string target)
    {
        File.Move(path, target, overwrite: true);
        File.Delete(_tagPath);
        Journal.DirectorySync.Flush(Path.GetDirectoryName(target)!);
        return new FileInfo(target).Length;
    }
}
