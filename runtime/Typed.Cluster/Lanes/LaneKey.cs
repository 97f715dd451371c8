using System.Globalization;
using Typed.Cluster.PostgreSql;

namespace Typed.Cluster.Lanes;

/// <summary>The key of a lane's grain: the partition of its journal, which is the name of the account's tracker, the provider, and the shard if the lane has several.</summary>
internal static class LaneKey
{
    public static string Of(string partition, string provider, LaneShard shard) => shard.Count == 1
        ? $"{partition}/{provider}"
        : string.Create(CultureInfo.InvariantCulture, $"{partition}/{provider}#{shard.Index}of{shard.Count}");

    /// <exception cref="ArgumentException">The text is not the key of a lane.</exception>
    public static (string Partition, string Provider, LaneShard Shard) Parse(string key)
    {
        var slash = key.LastIndexOf('/');
        var hash = key.LastIndexOf('#');
        if (slash >= 0 && hash < slash)
        {
            return (key[..slash], key[(slash + 1)..], LaneShard.Whole);
        }

        if (slash >= 0 && key[(hash + 1)..].Split("of") is [var index, var count]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && number < all)
        {
            return (key[..slash], key[(slash + 1)..hash], new LaneShard(number, all));
        }

        throw new ArgumentException($"'{key}' is not the key of a lane.", nameof(key));
    }
}
