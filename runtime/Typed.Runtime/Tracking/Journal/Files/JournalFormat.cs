using System.Buffers.Binary;
using System.Text.Json;

namespace Typed.Tracking.Journal;

/// <summary>The binary format of a journal: a header with the format version, then records. Each record is a length, a CRC-32 and JSON.</summary>
internal static class JournalFormat
{
    public const int Version = 1;
    public const int HeaderLength = 16;
    public const int FrameLength = 8;

    // A request is a few kilobytes. The limit applies to writing only: a record from another version is read, however large it is.
    public const int MaxWritten = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> Magic => "TYPEDJOB"u8;

    public static byte[] Header()
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32.Of(header.AsSpan(0, 12)));
        return header;
    }

    /// <summary>Checks the header of a file that is not empty.</summary>
    /// <exception cref="JournalFormatException">The header is intact but belongs to another version.</exception>
    public static HeaderState CheckHeader(ReadOnlySpan<byte> file)
    {
        var expected = Header();
        if (file.Length < HeaderLength)
        {
            return expected.AsSpan(0, file.Length).SequenceEqual(file) ? HeaderState.CutOff : HeaderState.Damaged;
        }

        var header = file[..HeaderLength];
        if (header.SequenceEqual(expected))
        {
            return HeaderState.Whole;
        }

        var isIntact = header.StartsWith(Magic) && BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) == Crc32.Of(header[..12]);
        return isIntact ? throw OtherVersion(header) : HeaderState.Damaged;
    }

    /// <summary>Creates the error for a file with a damaged header and no readable record.</summary>
    public static JournalFormatException Unreadable(ReadOnlySpan<byte> file) =>
        !file.StartsWith(Magic) || file.Length < HeaderLength ? new JournalFormatException("The file is not a job journal.")
        : BinaryPrimitives.ReadInt32LittleEndian(file[8..]) != Version ? OtherVersion(file)
        : new JournalFormatException("The header of the journal is damaged, and no record in it can be read.");

    private static JournalFormatException OtherVersion(ReadOnlySpan<byte> header) =>
        new(FormattableString.Invariant($"The journal is of format {BinaryPrimitives.ReadInt32LittleEndian(header[8..])}; this version reads format {Version}."));

    /// <exception cref="JournalRecordTooLargeException">The record is larger than <see cref="MaxWritten"/>.</exception>
    public static byte[] Frame(JobRecord record)
    {
        var json = record.ToJson();
        if (json.Length > MaxWritten)
        {
            throw new JournalRecordTooLargeException(record.Key, json.Length, MaxWritten);
        }

        return Frame(json);
    }

    /// <summary>Reads a record; null for the JSON <c>null</c>.</summary>
    /// <exception cref="JsonException">The JSON is not a job record.</exception>
    public static JobRecord? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, JobRecordJson.Default.JobRecord) is { } record
        // A few texts for all jobs.
        ? record with { Provider = string.Intern(record.Provider), Model = record.Model is { } model ? string.Intern(model) : null }
        : null;

    public static byte[] Frame(ReadOnlySpan<byte> json)
    {
        var frame = new byte[FrameLength + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame.AsSpan(FrameLength));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), Checksum(frame));
        return frame;
    }

    /// <summary>Returns the payload length of a whole record at the beginning, or 0 if there is none.</summary>
    public static int WholePayload(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FrameLength + 2)
        {
            return 0;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        // Check the braces first: this avoids the checksum at nearly every place that is not a record.
        return length >= 2
            && length <= bytes.Length - FrameLength
            && bytes[FrameLength] == (byte)'{'
            && bytes[FrameLength + length - 1] == (byte)'}'
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) == Checksum(bytes[..(FrameLength + length)])
                ? length
                : 0;
    }

    // The checksum covers the length too: a damaged length must not lead to other bytes that happen to fit.
    private static uint Checksum(ReadOnlySpan<byte> frame) => Crc32.Of(frame[..4], frame[FrameLength..]);
}

/// <summary>The kinds of bytes at the beginning of a journal's file.</summary>
internal enum HeaderState
{
    /// <summary>The header of this version.</summary>
    Whole = 0,

    /// <summary>The beginning of a header: the process ended while writing it.</summary>
    CutOff = 1,

    /// <summary>Other bytes.</summary>
    Damaged = 2,
}
