using System.Buffers.Binary;
using Typed.Tracking;

namespace Typed.Cluster.PostgreSql;

/// <summary>A part of a lane. It works on the jobs whose keys fall to it, and has an equal share of the lane's limits.</summary>
/// <remarks>The shares are fixed, so that all shards together never exceed a limit, whatever the network does between them (decision 0029).</remarks>
/// <param name="Index">The number of the shard, from 0.</param>
/// <param name="Count">The number of shards of the lane.</param>
internal readonly record struct LaneShard(int Index, int Count)
{
    /// <summary>The whole lane.</summary>
    public static LaneShard Whole { get; } = new(0, 1);

    /// <summary>All shards of a lane.</summary>
    public static IEnumerable<LaneShard> All(int count) => Enumerable.Range(0, count).Select(index => new LaneShard(index, count));

    /// <summary>Returns the shard of a job. The journal computes the same in SQL, when it claims jobs.</summary>
    public static LaneShard Of(Guid job, int count)
    {
        Span<byte> bytes = stackalloc byte[16];
        job.TryWriteBytes(bytes, bigEndian: true, out _);
        return new LaneShard(BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]) % count, count);
    }

    /// <summary>Returns the options of this shard: its share of the budget and of the concurrent requests.</summary>
    public TrackedProviderOptions ShareOf(TrackedProviderOptions options) => Count == 1 ? options : options with
    {
        Budget = options.Budget is { } budget ? budget with { Requests = ShareOf(budget.Requests) } : null,
        MaxConcurrentRequests = Math.Max(1, ShareOf(options.MaxConcurrentRequests)),
        Shards = Count,
    };

    // The shares differ by 1 at most, and their sum is the whole.
    private int ShareOf(int whole) => (int)(((long)whole * (Index + 1) / Count) - ((long)whole * Index / Count));
}
