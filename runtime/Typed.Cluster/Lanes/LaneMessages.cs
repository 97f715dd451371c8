namespace Typed.Cluster.Lanes;

// Messages between nodes. Records travel as the journal's JSON: members that an older version does not know survive a rolling upgrade. A member is never
// removed, and its number is never used again.

/// <summary>News of a lane about a job.</summary>
[GenerateSerializer]
[Alias("Typed.Cluster.LaneNews")]
internal sealed class LaneNews
{
    /// <summary>The newest record; null while the job is polled.</summary>
    [Id(0)]
    public byte[]? Record { get; set; }

    [Id(1)]
    public string Status { get; set; } = "";

    [Id(2)]
    public int Phase { get; set; }

    [Id(3)]
    public TimeSpan Elapsed { get; set; }

    [Id(4)]
    public int Attempt { get; set; }

    /// <summary>Why the status check failed; null if it succeeded.</summary>
    [Id(5)]
    public string? Error { get; set; }

    /// <summary>Whether the provider refuses the keys, so that callers must not wait.</summary>
    [Id(6)]
    public bool IsRefused { get; set; }
}

/// <summary>A webhook message.</summary>
[GenerateSerializer]
[Alias("Typed.Cluster.LaneNotice")]
internal sealed class LaneNotice
{
    [Id(0)]
    public string Provider { get; set; } = "";

    [Id(1)]
    public string JobId { get; set; } = "";

    [Id(2)]
    public string Status { get; set; } = "";

    [Id(3)]
    public int Phase { get; set; }

    [Id(4)]
    public string? DeliveryId { get; set; }

    [Id(5)]
    public bool IsVerified { get; set; }

    [Id(6)]
    public Guid? Key { get; set; }

    /// <summary>The end of the job that a verified message states, as the record that follows from it; null if the message states none.</summary>
    [Id(7)]
    public byte[]? Ending { get; set; }
}

/// <summary>The state of a lane.</summary>
[GenerateSerializer]
[Alias("Typed.Cluster.LaneReport")]
internal sealed class LaneReport
{
    [Id(0)]
    public int Followed { get; set; }

    [Id(1)]
    public int Stuck { get; set; }

    [Id(2)]
    public int Unfetched { get; set; }

    /// <summary>The provider's last error; null if its last answer was usable.</summary>
    [Id(3)]
    public string? Error { get; set; }

    /// <summary>Whether keys or address seem to belong to another account.</summary>
    [Id(4)]
    public bool IsOtherAccount { get; set; }

    /// <summary>The silo that runs the lane.</summary>
    [Id(5)]
    public string Silo { get; set; } = "";
}
