using System.Buffers.Binary;
using System.Text;
using Typed.Tracking;
using Typed.Tracking.Journal;

namespace Typed.TrackingTests.Journal;

/// <summary>The bytes of a journal, without a file: the header, a record's frame, and what a scan makes of damage.</summary>
public sealed class JournalFormatTests
{
    [Fact]
    public void The_checksum_is_that_of_zip_and_png()
    {
        Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));
        Assert.Equal(0u, Crc32.Of([]));
    }

    [Fact]
    public void The_header_has_a_name_a_version_and_a_checksum()
    {
        var header = JournalFormat.Header();
        Assert.Equal("545950454" + "44A4F42" + "01000000", Convert.ToHexString(header.AsSpan(0, 12)));
        Assert.Equal(Crc32.Of(header.AsSpan(0, 12)), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(12)));
        Assert.Equal(16, header.Length);
    }

    [Fact]
    public void A_header_is_whole_cut_off_or_damaged()
    {
        var header = JournalFormat.Header();
        Assert.Equal(HeaderState.Whole, JournalFormat.CheckHeader(header));
        Assert.Equal(HeaderState.Whole, JournalFormat.CheckHeader([.. header, 1, 2]));
        for (var length = 1; length < header.Length; length++)
        {
            Assert.Equal(HeaderState.CutOff, JournalFormat.CheckHeader(header.AsSpan(0, length)));
            var other = header[..length];
            other[^1] ^= 1;
            Assert.Equal(HeaderState.Damaged, JournalFormat.CheckHeader(other));
        }

        for (var at = 0; at < header.Length; at++)
        {
            var damaged = header.ToArray();
            damaged[at] ^= 1;
            Assert.Equal(HeaderState.Damaged, JournalFormat.CheckHeader(damaged));
        }
    }

    [Fact]
    public void A_header_of_another_version_is_named()
    {
        var header = JournalFormat.Header();
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), 7);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32.Of(header.AsSpan(0, 12)));
        const string Message = "The journal is of format 7; this version reads format 1.";
        Assert.Equal(Message, Assert.Throws<JournalFormatException>(() => JournalFormat.CheckHeader(header)).Message);
        Assert.Equal(Message, JournalFormat.Unreadable(header).Message);
    }

    [Fact]
    public void A_header_of_another_program_with_a_right_checksum_is_damaged()
    {
        var header = JournalFormat.Header();
        header[7] = (byte)'X';
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc32.Of(header.AsSpan(0, 12)));
        Assert.Equal(HeaderState.Damaged, JournalFormat.CheckHeader(header));
    }

    [Theory]
    [InlineData("TYPEDJOX0000000000000000", "The file is not a job journal.")]
    [InlineData("TYPEDJOB", "The file is not a job journal.")]
    [InlineData("", "The file is not a job journal.")]
    [InlineData("TYPEDJOB\u0001\u0000\u0000\u0000xxxx", "The header of the journal is damaged, and no record in it can be read.")]
    [InlineData("TYPEDJOB\u0001\u0000\u0000\u0000xxx", "The file is not a job journal.")]
    public void A_file_without_a_readable_record_is_explained(string file, string message) =>
        Assert.Equal(message, JournalFormat.Unreadable(Encoding.Latin1.GetBytes(file)).Message);

    [Fact]
    public void A_frame_is_whole_only_with_its_length_braces_and_checksum()
    {
        var frame = JournalFormat.Frame("{}"u8);
        Assert.Equal((10, 2), (frame.Length, JournalFormat.WholePayload(frame)));
        Assert.Equal(2, JournalFormat.WholePayload([.. frame, 1]));
        Assert.Equal(7, JournalFormat.WholePayload(JournalFormat.Frame("""{"a":1}"""u8)));
        for (var length = 0; length < frame.Length; length++)
        {
            Assert.Equal(0, JournalFormat.WholePayload(frame.AsSpan(0, length)));
        }

        for (var bit = 0; bit < frame.Length * 8; bit++)
        {
            var damaged = frame.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(0, JournalFormat.WholePayload([.. damaged, .. new byte[100]]));
        }

        // The checksum covers the length and the JSON.
        Assert.Equal(Crc32.Of([2, 0, 0, 0, (byte)'{', (byte)'}']), BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(4)));
        // Whole, but no object.
        Assert.Equal(0, JournalFormat.WholePayload(JournalFormat.Frame("[]"u8)));
        Assert.Equal(0, JournalFormat.WholePayload(JournalFormat.Frame("{]"u8)));
        Assert.Equal(0, JournalFormat.WholePayload(JournalFormat.Frame("[}"u8)));
        Assert.Equal(0, JournalFormat.WholePayload(new byte[100]));
    }

    [Fact]
    public void A_record_may_have_the_largest_size_and_not_one_byte_more()
    {
        var record = Records.Intent() with { Label = "" };
        var rest = JournalFormat.MaxWritten - Encoding.UTF8.GetByteCount(Records.Json(record));
        Assert.Equal(JournalFormat.MaxWritten + 8, JournalFormat.Frame(record with { Label = new string('a', rest) }).Length);
        var refused = Assert.Throws<JournalRecordTooLargeException>(() => JournalFormat.Frame(record with { Label = new string('a', rest + 1) }));
        Assert.Equal(record.Key, refused.Key);
    }

    [Fact]
    public void A_scan_gives_back_each_whole_record_of_a_file_that_was_cut_off()
    {
        var (file, ends) = File(3);
        for (var length = 0; length <= file.Length; length++)
        {
            var scan = JournalScan.Read(file.AsSpan(0, length));
            var count = ends.Count(end => end <= length) - 1;
            var end = count >= 0 ? ends[count] : 0;
            Assert.Equal((Math.Max(count, 0), end, length - end, 0, 0, false), (scan.Records.Count, scan.End, scan.TornBytes, scan.DamagedBytes, scan.UnreadableRecords, scan.IsHeaderDamaged));
        }
    }

    [Fact]
    public void A_scan_leaves_out_what_is_damaged()
    {
        var (file, ends) = File(3);
        for (var at = ends[0]; at < file.Length; at++)
        {
            var damaged = file.ToArray();
            damaged[at] ^= 0x40;
            var scan = JournalScan.Read(damaged);
            var record = ends.FindIndex(end => end > at);
            var length = ends[record] - ends[record - 1];
            // Nothing whole follows the last record: there, damage looks as a torn end does.
            Assert.Equal(record == 3 ? (2, ends[2], length, 0) : (2, ends[3], 0, length), (scan.Records.Count, (int)scan.End, (int)scan.TornBytes, (int)scan.DamagedBytes));
            Assert.Equal(Enumerable.Range(1, 3).Where(number => number != record).Select(Records.Text), scan.Records.Select(item => item.RequestHash));
        }
    }

    [Fact]
    public void A_scan_finds_a_record_behind_a_single_byte()
    {
        var (file, ends) = File(2);
        var scan = JournalScan.Read([.. file.AsSpan(0, ends[1]), 0, .. file.AsSpan(ends[1])]);
        Assert.Equal((2, 1, 0, file.Length + 1), (scan.Records.Count, (int)scan.DamagedBytes, (int)scan.TornBytes, (int)scan.End));
    }

    [Fact]
    public void A_scan_adds_up_what_is_damaged_at_several_places()
    {
        var (file, ends) = File(5);
        file[ends[0] + 20] ^= 1;
        file[ends[2] + 20] ^= 1;
        file[ends[3] + 20] ^= 1;
        var scan = JournalScan.Read(file);
        Assert.Equal(["2", "5"], scan.Records.Select(record => record.RequestHash));
        Assert.Equal((ends[1] - ends[0] + ends[4] - ends[2], 0, file.Length), ((int)scan.DamagedBytes, (int)scan.TornBytes, (int)scan.End));
    }

    [Fact]
    public void A_scan_finds_the_records_behind_a_damaged_header()
    {
        var (file, ends) = File(2);
        file[3] ^= 1;
        var scan = JournalScan.Read(file);
        Assert.Equal((2, ends[2], 0, 16, true), (scan.Records.Count, (int)scan.End, (int)scan.TornBytes, (int)scan.DamagedBytes, scan.IsHeaderDamaged));
        // The first record is damaged too.
        file[ends[0] + 20] ^= 1;
        scan = JournalScan.Read(file);
        Assert.Equal((1, ends[2], ends[1]), (scan.Records.Count, (int)scan.End, (int)scan.DamagedBytes));
        Assert.Equal("2", scan.Records[0].RequestHash);
        Assert.Throws<JournalFormatException>(() => JournalScan.Read(file.AsSpan(0, ends[1])));
        Assert.Throws<JournalFormatException>(() => JournalScan.Read("odd"u8));
    }

    [Fact]
    public void A_whole_frame_that_is_no_record_is_counted()
    {
        var (file, _) = File(1);
        var scan = JournalScan.Read([.. file, .. JournalFormat.Frame("""{"key":5}"""u8), .. JournalFormat.Frame("{}"u8)]);
        Assert.Equal((1, 2, 0, 0), (scan.Records.Count, scan.UnreadableRecords, (int)scan.TornBytes, (int)scan.DamagedBytes));
        Assert.Equal(file.Length + 17 + 10, scan.End);
    }

    // The header, and records whose hashes are "1", "2"; where each ends.
    private static (byte[] File, List<int> Ends) File(int count)
    {
        var (file, ends) = (new List<byte>(JournalFormat.Header()), new List<int> { JournalFormat.HeaderLength });
        for (var i = 1; i <= count; i++)
        {
            file.AddRange(JournalFormat.Frame(Records.Intent(Records.Text(i))));
            ends.Add(file.Count);
        }

        return ([.. file], ends);
    }
}
