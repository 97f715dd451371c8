using Microsoft.Win32.SafeHandles;

namespace Typed.Tracking.Journal;

/// <summary>Makes what was written durable. Each flush is followed by a checkpoint, so that a test sees a flush that is missing or comes too late.</summary>
internal static class DiskFlush
{
    public static void Of(SafeFileHandle file)
    {
        RandomAccess.FlushToDisk(file);
        Checkpoint.Reached("flushed");
    }

    public static void Of(FileStream file)
    {
        file.Flush(flushToDisk: true);
        Checkpoint.Reached("flushed");
    }

    /// <summary>Makes a new name in a directory durable.</summary>
    public static void OfDirectory(string directory)
    {
        DirectorySync.Flush(directory);
        Checkpoint.Reached("directory-flushed");
    }
}
