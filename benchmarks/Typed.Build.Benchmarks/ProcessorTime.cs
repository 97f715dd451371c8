using System.Runtime.InteropServices;

namespace Typed.Build.Benchmarks;

/// <summary>The processor time of all processes that this one has started and waited for, with those that they started: other work on the machine is not in it.</summary>
internal static partial class ProcessorTime
{
    // The unit of times(2) on Linux.
    private const double TicksPerSecond = 100;

    /// <returns>Seconds; zero where the system does not tell.</returns>
    public static double OfChildren()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        Span<long> buffer = stackalloc long[4];
        _ = Times(ref MemoryMarshal.GetReference(buffer));
        return (buffer[2] + buffer[3]) / TicksPerSecond;
    }

    // struct tms: user, system, user of children, system of children.
    [LibraryImport("libc", EntryPoint = "times")]
    private static partial long Times(ref long buffer);
}
