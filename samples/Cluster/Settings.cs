namespace ClusterSample;

/// <summary>The settings of a node, from its command line: <c>--Port 5001 --Postgres …</c>.</summary>
internal sealed class NodeSettings
{
    /// <summary>The port of the node's web server on the loopback address. The silo listens at the ports 1,000 and 2,000 above it.</summary>
    public int Port { get; set; }

    /// <summary>How far above <see cref="Port"/> the other silos connect to. The demonstration forwards these connections, and can cut them.</summary>
    public int SiloOffset { get; set; } = 1000;

    /// <summary>Into how many shards each lane is divided. One is enough for most keys.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>The connection string of the journal.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>The address of the Redis server in which the silos find each other.</summary>
    public string Redis { get; set; } = "";

    /// <summary>The address of the provider for the account "a". In this sample each account is at an emulator of its own.</summary>
    public Uri? AccountA { get; set; }

    /// <summary>The address of the provider for the account "b".</summary>
    public Uri? AccountB { get; set; }

    /// <summary>The directory for results. All nodes share it.</summary>
    public string Results { get; set; } = "";
}
