using System.Globalization;
using System.Runtime.InteropServices;

namespace Typed.Tracking;

/// <summary>What happens to the process at a marked point: it is killed, or from then on it can write no file.</summary>
internal static class Mishap
{
    private const int FileSizeLimit = 1;
    private const int FileSizeSignal = 25;

    // The points at which a file is written.
    private static readonly HashSet<string> s_writes = new(
        ["journal-half-written", "journal-written", "journal-flushed", "download-piece", "compaction-written", "compaction-flushed"], StringComparer.Ordinal);

    private static volatile bool s_isReadOnly;

    /// <param name="at">The point and how often it is reached before, as <c>point:n</c>; null or empty for no mishap.</param>
    /// <param name="how"><c>kill</c> (the default): SIGKILL. <c>full</c>: the kernel refuses to make any file longer (RLIMIT_FSIZE). <c>read-only</c>: each write
    /// of a file is refused with the exception of a read-only file system.</param>
    public static void Arm(string? at, string? how)
    {
        if (string.IsNullOrEmpty(at))
        {
            return;
        }

        var parts = at.Split(':');
        var left = int.Parse(parts[1], CultureInfo.InvariantCulture);
        Checkpoint.OnReached = point =>
        {
            if (point == parts[0] && Interlocked.Decrement(ref left) == 0)
            {
                Begin(how);
            }

            if (s_isReadOnly && s_writes.Contains(point))
            {
                throw new UnauthorizedAccessException("Read-only file system.");
            }
        };
    }

    private static void Begin(string? how)
    {
        Console.Out.WriteLine("mishap");
        switch (how)
        {
            case "full":
                // Otherwise the signal ends the process, and nobody sees the error.
                Signal(FileSizeSignal, 1);
                if (SetLimit(FileSizeLimit, new Limit(0, 0)) != 0)
                {
                    throw new InvalidOperationException("The limit could not be set.");
                }

                break;
            case "read-only":
                s_isReadOnly = true;
                break;
            default:
                // SIGKILL: no handler, no finally, no flush.
                System.Diagnostics.Process.GetCurrentProcess().Kill();
                Thread.CurrentThread.Join();
                break;
        }
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Signal(int signal, nint handler);

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    private readonly record struct Limit(ulong Soft, ulong Hard);
}
