using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Typed.Tracking.Journal;

/// <summary>Reads a whole journal in one pass with one buffer: the newest record of each job, and what the index keeps of it if it is settled. A journal with damage or a torn end is read by <see cref="JournalScan"/> instead.</summary>
internal sealed class JournalWalk
{
    private const int BufferLength = 1 << 20;

    // A longer frame is not whole, or comes from another version.
    private const int MaxFrame = 64 * 1024 * 1024;
    private readonly Dictionary<Guid, int> _indexes = [];
    private readonly List<SettledJob> _newest = [];
    private string? _provider;

    private JournalWalk()
    {
    }

    /// <summary>The number of records, earlier versions included.</summary>
    public int Count { get; private set; }

    /// <summary>The length of the file.</summary>
    public long End { get; private set; }

    /// <summary>The jobs by their newest records, in the order of the file. Only the settled ones are read.</summary>
    public List<SettledJob> Newest()
    {
        if (Count > _newest.Count)
        {
            _newest.Sort((left, right) => left.Place.Offset.CompareTo(right.Place.Offset));
        }

        return _newest;
    }

    /// <summary>Reads a file. Null if the file has damage, an unfinished end, or something that is not a record.</summary>
    public static JournalWalk? Over(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var walk = new JournalWalk();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
        return walk.TryRead(file) ? walk : null;
    }

    private bool TryRead(FileStream file)
    {
        var length = file.Length;
        var buffer = new byte[BufferLength];
        var have = file.ReadAtLeast(buffer, JournalFormat.HeaderLength, throwOnEndOfStream: false);
        if (have < JournalFormat.HeaderLength || !buffer.AsSpan(0, JournalFormat.HeaderLength).SequenceEqual(JournalFormat.Header()))
        {
            return false;
        }

        var (at, offset) = (JournalFormat.HeaderLength, (long)JournalFormat.HeaderLength);
        while (offset < length)
        {
            if (!Fill(file, ref buffer, ref at, ref have, JournalFormat.FrameLength))
            {
                return false;
            }

            var frame = JournalFormat.FrameLength + (long)BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at));
            if (frame is < JournalFormat.FrameLength or > MaxFrame || frame > length - offset || !Fill(file, ref buffer, ref at, ref have, (int)frame))
            {
                return false;
            }

            var bytes = buffer.AsSpan(at, (int)frame);
            if (JournalFormat.WholePayload(bytes) == 0 || !TryTake(bytes[JournalFormat.FrameLength..], new JournalPlace(offset, (int)frame)))
            {
                return false;
            }

            at += (int)frame;
            offset += frame;
        }

        End = offset;
        return true;
    }

    private bool TryTake(ReadOnlySpan<byte> json, JournalPlace place)
    {
        if (!SettledJob.TryRead(json, place, ref _provider, out var job))
        {
            if (KeyOf(json) is not { } key)
            {
                return false;
            }

            job = SettledJob.Unread(key, place);
        }

        Count++;
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexes, job.Key, out var exists);
        if (exists)
        {
            _newest[index] = job;
        }
        else
        {
            index = _newest.Count;
            _newest.Add(job);
        }

        return true;
    }

    // Makes sure that the buffer has this many bytes from the place on.
    private static bool Fill(FileStream file, ref byte[] buffer, ref int at, ref int have, int count)
    {
        if (have - at >= count)
        {
            return true;
        }

        var rest = buffer.AsSpan(at, have - at);
        var target = count <= buffer.Length ? buffer : new byte[count];
        rest.CopyTo(target);
        (have, at, buffer) = (rest.Length, 0, target);
        have += file.ReadAtLeast(buffer.AsSpan(have), count - have, throwOnEndOfStream: false);
        return have >= count;
    }

    // The key comes first in what this version writes.
    private static Guid? KeyOf(ReadOnlySpan<byte> json)
    {
        var start = "{\"key\":\""u8;
        if (json.StartsWith(start) && json.Length > start.Length + 36 && Utf8Parser.TryParse(json.Slice(start.Length, 36), out Guid key, out var read, 'D') && read == 36)
        {
            return key;
        }

        try
        {
            return JournalFormat.Read(json)?.Key;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
