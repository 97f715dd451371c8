using System.Globalization;

namespace ClusterSample;

/// <summary>The network: the nodes reach each other, PostgreSQL and Redis through relays. The provider and the web servers are not affected.</summary>
internal sealed class Network(IReadOnlyList<NodeProcess> nodes) : IAsyncDisposable
{
    /// <summary>How far above the port of a node its ways to PostgreSQL and Redis are.</summary>
    public const int ToPostgres = 4000;
    public const int ToRedis = 5000;

    private readonly Dictionary<NodeProcess, Relay> _silos = [];
    private readonly Dictionary<NodeProcess, Relay> _postgres = [];
    private readonly Dictionary<NodeProcess, Relay> _redis = [];

    public void Open(int postgres, int redis)
    {
        foreach (var node in nodes)
        {
            _silos[node] = new Relay(node.Port + 3000, node.Port + 1000, SourceOf);
            _postgres[node] = new Relay(node.Port + ToPostgres, postgres, _ => node);
            _redis[node] = new Relay(node.Port + ToRedis, redis, _ => node);
        }
    }

    /// <summary>Cuts all connections between silos.</summary>
    public void CutSilos() => Disturb(_silos.Values, _ => true, isSilent: false);

    /// <summary>Cuts one silo off from the others, in both directions.</summary>
    public void Isolate(NodeProcess node, bool isSilent)
    {
        _silos[node].Disturb(_ => true, isSilent);
        Disturb(_silos.Where(pair => pair.Key != node).Select(pair => pair.Value), source => source == node, isSilent);
    }

    public void CutPostgres(NodeProcess node, bool isSilent) => _postgres[node].Disturb(_ => true, isSilent);

    public void CutRedis(NodeProcess node, bool isSilent) => _redis[node].Disturb(_ => true, isSilent);

    public void Heal()
    {
        foreach (var relay in Relays)
        {
            relay.Heal();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in Relays)
        {
            await relay.DisposeAsync();
        }
    }

    private IEnumerable<Relay> Relays => _silos.Values.Concat(_postgres.Values).Concat(_redis.Values);

    private static void Disturb(IEnumerable<Relay> relays, Func<NodeProcess?, bool> affects, bool isSilent)
    {
        foreach (var relay in relays)
        {
            relay.Disturb(affects, isSilent);
        }
    }

    // The silos connect from ports that the system chooses: it lists which socket has the port, and the sockets of each process.
    private NodeProcess? SourceOf(int port)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        var sockets = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length > 9 && parts[1].EndsWith(end, StringComparison.Ordinal))
            .Select(parts => $"socket:[{parts[9]}]")
            .ToHashSet(StringComparer.Ordinal);
        return nodes.FirstOrDefault(node => node.IsRunning && SocketsOf(node.Id).Any(sockets.Contains));
    }

    private static List<string> SocketsOf(string process)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Select(entry => new FileInfo(entry).LinkTarget ?? "")];
        }
        catch (IOException)
        {
            // It has ended, or has just closed one of them.
            return [];
        }
    }
}
