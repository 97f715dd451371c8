namespace Typed.Tracking.Journal;

/// <summary>Reads the jobs of a file journal without opening it: also while a process works with it, and without a change of the file.</summary>
internal static class JournalSnapshot
{
    /// <exception cref="DirectoryNotFoundException">There is no journal in the directory.</exception>
    /// <exception cref="JournalFormatException">The journal has a format that this version cannot read.</exception>
    public static IReadOnlyCollection<JobRecord> Read(string directory)
    {
        var path = Path.Combine(directory, JournalFile.Name);
        if (!File.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no journal in '{directory}'.");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        // A write under way may be cut off: the scan takes whole records only.
        file.ReadExactly(bytes);
        var newest = new Dictionary<Guid, JobRecord>();
        foreach (var record in JournalScan.Read(bytes).Records)
        {
            newest[record.Key] = record;
        }

        return newest.Values;
    }
}
