namespace Typed.Emulator.CreativeAI;

/// <summary>The adjustable settings of CreativeAI. Safe to change while requests arrive; changes apply from the next request.</summary>
public sealed class CreativeAIBehaviour
{
    /// <summary>The secret that signs webhooks; null to use the API key. The provider's pages contradict each other on which is used.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>The tier's requests per minute: 10 (free), 100 (pro), 1,000 or more (enterprise).</summary>
    public int RequestsPerMinute { get; set; } = 1000;

    /// <summary>The number of videos and batches that may be created per minute; 5 is documented.</summary>
    public int VideoCreatesPerMinute { get; set; } = 5;

    /// <summary>The number of status requests for videos and batches per minute; 120 is documented.</summary>
    public int VideoStatusesPerMinute { get; set; } = 120;

    /// <summary>Whether another provider takes over new videos that allow failover.</summary>
    public bool Failover { get; set; }

    /// <summary>Whether the status of videos includes the <c>debug</c> block.</summary>
    public bool Debug { get; set; }
}
