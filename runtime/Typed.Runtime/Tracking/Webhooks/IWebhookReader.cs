namespace Typed.Tracking.Webhooks;

/// <summary>Reads the webhook messages of one provider. Must not throw because of a message's content.</summary>
public interface IWebhookReader
{
    /// <summary>The provider's key.</summary>
    string Provider { get; }

    /// <summary>Verifies the signature; null if the provider does not sign.</summary>
    IWebhookVerifier? Verifier { get; }

    /// <summary>Reads a message. The caller sets whether it is verified.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="header">Returns a header's value, or null.</param>
    /// <returns>The notice, or null if the message names no job.</returns>
    WebhookNotice? Read(ReadOnlyMemory<byte> body, Func<string, string?> header);
}

/// <summary>Verifies a signature over the raw bytes, in constant time.</summary>
public interface IWebhookVerifier
{
    /// <summary>Determines whether the signature is valid.</summary>
    /// <param name="body">The raw body.</param>
    /// <param name="header">Returns a header's value, or null.</param>
    bool Verify(ReadOnlySpan<byte> body, Func<string, string?> header);
}
