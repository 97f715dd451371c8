namespace Typed.Tracking.Webhooks;

/// <summary>A webhook message as an inbox stores it.</summary>
public sealed record InboxMessage
{
    /// <summary>The identity of the message: the same for a repeated delivery. Lowercase hex, 64 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The provider's key.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether a signature over the message was valid when it arrived.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The time of arrival.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How often the message was taken, this time included; 0 before the first time.</summary>
    public int Attempt { get; init; }

    /// <summary>The content of the message, as JSON. At most 64 KiB.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}
