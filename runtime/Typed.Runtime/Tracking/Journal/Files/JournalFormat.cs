using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Typed.Tracking.Journal;

/// <summary>The bytes of a journal: a header with the version of the format, then records, each a length, a CRC-32 and JSON.</summary>
internal static class JournalFormat
{
    public const int Version = 1;
    public const int HeaderLength = 16;
    public const int FrameLength = 8;

    // A request is a few kilobytes; a length beyond that is damage, and must not make a reader allocate it.
    public const int MaxPayload = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> Magic => "TYPEDJOB"u8;

    public static byte[] Header()
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32.Of(header.AsSpan(0, 12)));
        return header;
    }

    /// <summary>True for a header of this version, false for one that a crash cut off.</summary>
    /// <exception cref="JournalFormatException">It is another file, or of another version.</exception>
    public static bool CheckHeader(ReadOnlySpan<byte> file)
    {
        var expected = Header();
        if (file.Length >= HeaderLength && file[..HeaderLength].SequenceEqual(expected))
        {
            return true;
        }

        if (file.Length < HeaderLength && expected.AsSpan(0, file.Length).SequenceEqual(file))
        {
            return false;
        }

        if (!file.StartsWith(Magic) || file.Length < HeaderLength)
        {
            throw new JournalFormatException("The file is no journal of jobs.");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        throw new JournalFormatException(FormattableString.Invariant($"The journal is of format {version}; this version reads format {Version}."));
    }

    public static byte[] Frame(JobRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, JobRecordJson.Default.JobRecord);
        var frame = new byte[FrameLength + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, FrameLength);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Checksum(frame));
        return frame;
    }

    /// <summary>The length of the payload of a whole record at the beginning; 0 where there is none.</summary>
    public static int WholePayload(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FrameLength + 2)
        {
            return 0;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        // The braces first: they spare the checksum of nearly every place that is no record.
        return length is >= 2 and <= MaxPayload
            && length <= bytes.Length - FrameLength
            && bytes[FrameLength] == (byte)'{'
            && bytes[FrameLength + length - 1] == (byte)'}'
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == Checksum(bytes[..(FrameLength + length)])
                ? length
                : 0;
    }

    // Over the length too: a damaged length must not lead to other bytes that happen to fit.
    private static uint Checksum(ReadOnlySpan<byte> frame)
    {
        var rented = ArrayPool<byte>.Shared.Rent(frame.Length);
        try
        {
            frame[..4].CopyTo(rented);
            frame[FrameLength..].CopyTo(rented.AsSpan(4));
            return Crc32.Of(rented.AsSpan(0, frame.Length - 4));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
