namespace Typed.Refresh.Files;

/// <summary>Writes whole files.</summary>
internal static class DurableFile
{
    /// <summary>Writes and flushes a new file. Until the method returns, the file may be incomplete.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content) => Write(path, content, isDurable: true);

    /// <summary>Replaces a file atomically: a reader sees either the old or the new content.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        Replace(path, content, isDurable: true);
        DirectorySync.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Replaces a file that can be recreated. A power failure may lose it, but no reader sees partial content.</summary>
    public static void ReplaceQuickly(string path, ReadOnlySpan<byte> content) => Replace(path, content, isDurable: false);

    private static void Write(string path, ReadOnlySpan<byte> content, bool isDurable)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var half = content.Length / 2;
        file.Write(content[..half]);
        CrashPoint.Reached("file-half-written");
        file.Write(content[half..]);
        file.Flush(flushToDisk: isDurable);
    }

    private static void Replace(string path, ReadOnlySpan<byte> content, bool isDurable)
    {
        var temporary = path + ".new";
        Write(temporary, content, isDurable);
        CrashPoint.Reached("file-written");
        File.Move(temporary, path, overwrite: true);
    }
}
