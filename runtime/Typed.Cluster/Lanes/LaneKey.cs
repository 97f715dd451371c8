namespace Typed.Cluster.Lanes;

/// <summary>The key of a lane: the partition of its journal, which is the name of the account's tracker, and the provider.</summary>
internal static class LaneKey
{
    public static string Of(string partition, string provider) => $"{partition}/{provider}";

    public static (string Partition, string Provider) Parse(string key)
    {
        var at = key.LastIndexOf('/');
        return at >= 0 ? (key[..at], key[(at + 1)..]) : throw new ArgumentException($"'{key}' is not the key of a lane.", nameof(key));
    }
}
