namespace Typed.Refresh.Files;

/// <summary>Writes of whole files.</summary>
internal static class DurableFile
{
    /// <summary>Writes a new file, flushed. Until it returns the file may be there in part.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, isDurable: true);

    /// <summary>Replaces a file at once: whoever reads sees the old content or the new.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        Replace(path, content, isDurable: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>The same for what can be had again: a power cut may lose it, no reader sees half of it.</summary>
    public static void ReplaceQuickly(string path, ReadOnlySpan<byte> content) => Replace(path, content, isDurable: false);

    private static void Write(string path, ReadOnlySpan<byte> content, bool isDurable)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var half = content.Length / 2;
        file.Write(content[..half]);
        Checkpoint.Reached("file-half-written");
        file.Write(content[half..]);
        file.Flush(flushToDisk: isDurable);
    }

    private static void Replace(string path, ReadOnlySpan<byte> content, bool isDurable)
    {
        var temporary = path + ".new";
        Write(temporary, content, isDurable);
        Checkpoint.Reached("file-written");
        File.Move(temporary, path, overwrite: true);
    }
}
