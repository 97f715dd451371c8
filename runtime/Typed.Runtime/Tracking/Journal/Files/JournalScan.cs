using System.Text.Json;

namespace Typed.Tracking.Journal;

/// <summary>Reads the records from a journal's bytes, and distinguishes a torn end from damage.</summary>
internal sealed class JournalScan
{
    private JournalScan()
    {
    }

    public List<JobRecord> Records { get; } = [];

    /// <summary>The end of the last whole record, where the next one is written.</summary>
    public long End { get; private set; }

    /// <summary>Whether the header must be rewritten.</summary>
    public bool IsHeaderDamaged { get; private set; }

    public long TornBytes { get; private set; }

    public long DamagedBytes { get; private set; }

    public int UnreadableRecords { get; private set; }

    public static JournalScan Read(ReadOnlySpan<byte> file)
    {
        var scan = new JournalScan();
        var header = file.IsEmpty ? HeaderState.CutOff : JournalFormat.CheckHeader(file);
        if (header == HeaderState.CutOff)
        {
            scan.TornBytes = file.Length;
            return scan;
        }

        var at = JournalFormat.HeaderLength;
        if (header == HeaderState.Damaged)
        {
            // A flipped bit in the header must not cost the records after it.
            at = file.Length < JournalFormat.HeaderLength ? -1 : FindRecord(file, JournalFormat.HeaderLength);
            if (at < 0)
            {
                throw JournalFormat.Unreadable(file);
            }

            scan.IsHeaderDamaged = true;
            scan.DamagedBytes = at;
        }

        scan.End = at;
        while (at < file.Length)
        {
            var length = JournalFormat.WholePayload(file[at..]);
            if (length == 0)
            {
                var next = FindRecord(file, at + 1);
                if (next < 0)
                {
                    scan.TornBytes = file.Length - at;
                    break;
                }

                // Whole records follow, so this was not a write that the crash cut off.
                scan.DamagedBytes += next - at;
                at = next;
                continue;
            }

            scan.Take(file.Slice(at + JournalFormat.FrameLength, length));
            at += JournalFormat.FrameLength + length;
            scan.End = at;
        }

        return scan;
    }

    private static int FindRecord(ReadOnlySpan<byte> file, int from)
    {
        for (var at = from; at < file.Length; at++)
        {
            if (JournalFormat.WholePayload(file[at..]) > 0)
            {
                return at;
            }
        }

        return -1;
    }

    private void Take(ReadOnlySpan<byte> json)
    {
        try
        {
            if (JournalFormat.Read(json) is { } record)
            {
                Records.Add(record);
                return;
            }
        }
        catch (JsonException)
        {
            // Counted: one unreadable record must not make the others unreadable.
        }

        UnreadableRecords++;
    }
}
