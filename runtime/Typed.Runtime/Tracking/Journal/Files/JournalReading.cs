using Microsoft.Win32.SafeHandles;

namespace Typed.Tracking.Journal;

/// <summary>Reads single records of a journal's file.</summary>
internal static class JournalReading
{
    /// <summary>Reads a frame.</summary>
    /// <exception cref="IOException">The file has other bytes there: something else has changed it.</exception>
    public static byte[] Frame(SafeFileHandle file, JournalPlace place)
    {
        var frame = new byte[place.Length];
        Read(file, place.Offset, frame);
        return JournalFormat.WholePayload(frame) == frame.Length - JournalFormat.FrameLength ? frame : throw Changed();
    }

    /// <summary>Reads bytes without a check of what they are.</summary>
    /// <exception cref="IOException">The file ends before.</exception>
    public static void Read(SafeFileHandle file, long offset, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = RandomAccess.Read(file, bytes, offset);
            if (count == 0)
            {
                throw Changed();
            }

            bytes = bytes[count..];
            offset += count;
        }
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="IOException">The file has no such record there.</exception>
    public static JobRecord Record(SafeFileHandle file, JournalPlace place) =>
        JournalFormat.Read(Frame(file, place).AsSpan(JournalFormat.FrameLength)) ?? throw Changed();

    private static IOException Changed() => new("A record of the journal was changed by something else.");
}
