using System.Globalization;

namespace Typed.Tracking.Journal;

/// <summary>Keeps bytes that the journal discards, each time in a new file. If there are many files, the oldest are deleted.</summary>
internal static class JournalCopies
{
    private const int MostCopies = 20;

    /// <summary>Writes the bytes to a file with an unused name, and flushes it.</summary>
    public static string Keep(string path, ReadOnlySpan<byte> bytes)
    {
        var directory = Path.GetDirectoryName(path)!;
        var copies = Directory.GetFiles(directory, Path.GetFileName(path) + "*").OrderBy(NumberOf).ToList();
        var number = copies.Count == 0 ? 1 : NumberOf(copies[^1]) + 1;
        var copy = number == 1 ? path : FormattableString.Invariant($"{path}-{number}");
        using (var file = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            PrivateFile.Protect(copy);
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        foreach (var old in copies.SkipLast(MostCopies - 1))
        {
            File.Delete(old);
        }

        return copy;
    }

    private static int NumberOf(string copy) =>
        int.TryParse(copy[(copy.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
