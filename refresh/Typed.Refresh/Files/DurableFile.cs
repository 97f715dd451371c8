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

    /// <summary>Replaces a file that can be recreated with what a writer produces. If it throws, the old file stays and nothing else is left.</summary>
    /// <typeparam name="T">What the writer returns.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    public static async Task<T> ReplaceQuicklyAsync<T>(string path, Func<StreamWriter, Task<T>> write)
    {
        var temporary = Temporary(path);
        try
        {
            T result;
            await using (var writer = new StreamWriter(temporary))
            {
                result = await write(writer);
            }

            File.Move(temporary, path, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static string Temporary(string path) => path + ".new";

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
        var temporary = Temporary(path);
        try
        {
            Write(temporary, content, isDurable);
            CrashPoint.Reached("file-written");
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
