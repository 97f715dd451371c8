using System.Runtime.InteropServices;

namespace Typed.Tracking.Journal;

/// <summary>Makes a new name in a directory durable. Without it, a power failure can bring the replaced file back on Unix file systems.</summary>
internal static class DirectorySync
{
    public static void Flush(string directory)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return;
        }

        var descriptor = NativeMethods.Open(System.Text.Encoding.UTF8.GetBytes(directory + "\0"), 0);
        if (descriptor >= 0)
        {
            // A file system that cannot flush a directory has nothing to flush.
            _ = NativeMethods.Fsync(descriptor);
            _ = NativeMethods.Close(descriptor);
        }
    }

#pragma warning disable SYSLIB1054 // Only blittable arguments: nothing to generate, and no unsafe code to allow.
    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Fsync(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
#pragma warning restore SYSLIB1054
}
