using Typed.Tracking.Journal;

namespace Typed.Tracking;

/// <summary>Reads the jobs of a <see cref="FileJobJournal"/> without opening it: it changes nothing, and another process can work with the journal at the same time.</summary>
public static class JournalSnapshot
{
    /// <summary>Returns the newest record of each job.</summary>
    /// <param name="directory">The directory of the journal.</param>
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
