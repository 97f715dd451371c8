namespace Typed.Refresh.Files;

/// <summary>Writes that are on the disk when they return.</summary>
internal static class DurableFile
{
    /// <summary>Writes a new file, flushed. Until it returns the file may be there in part.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var half = content.Length / 2;
        file.Write(content[..half]);
        Checkpoint.Reached("file-half-written");
        file.Write(content[half..]);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Replaces a file at once: whoever reads sees the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        Write(temporary, content);
        Checkpoint.Reached("file-written");
        File.Move(temporary, path, overwrite: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }
}
