namespace Typed.Tracking.Webhooks;

/// <summary>Reads what one provider posts. Must not throw for what the message holds.</summary>
public interface IWebhookReader
{
    /// <summary>The provider's key.</summary>
    string Provider { get; }

    /// <summary>Says whether the signature is right; null where the provider signs nothing.</summary>
    IWebhookVerifier? Verifier { get; }

    /// <summary>Reads a message. Whether it is verified is set by the caller.</summary>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="header">Gives a header's value, or null.</param>
    /// <returns>What it says; null where it names no job.</returns>
    WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header);
}

/// <summary>Checks a signature over the bytes as they came, in constant time.</summary>
public interface IWebhookVerifier
{
    /// <summary>Whether the signature is right.</summary>
    /// <param name="body">The body, byte for byte.</param>
    /// <param name="header">Gives a header's value, or null.</param>
    bool Verify(ReadOnlySpan<byte> body, Func<string, string?> header);
}
