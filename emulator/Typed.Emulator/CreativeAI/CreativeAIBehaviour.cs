namespace Typed.Emulator.CreativeAI;

/// <summary>What of CreativeAI can be switched. Safe to change while requests come in; counts from the next request.</summary>
public sealed class CreativeAIBehaviour
{
    /// <summary>The secret that webhooks are signed with; null for the API key. The provider's pages say one here and the other there.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Requests per minute of the tier: 10 (free), 100 (pro), 1,000 or more (enterprise).</summary>
    public int RequestsPerMinute { get; set; } = 1000;

    /// <summary>Videos and batches that may be created per minute; 5 are documented.</summary>
    public int VideoCreatesPerMinute { get; set; } = 5;

    /// <summary>Looks at videos and batches per minute; 120 are documented.</summary>
    public int VideoStatusesPerMinute { get; set; } = 120;

    /// <summary>Whether another provider takes over new videos that allow it.</summary>
    public bool Failover { get; set; }

    /// <summary>Whether the status of videos has the block <c>debug</c>.</summary>
    public bool Debug { get; set; }
}
