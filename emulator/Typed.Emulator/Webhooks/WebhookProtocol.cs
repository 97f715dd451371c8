namespace Typed.Emulator.Webhooks;

/// <summary>How one provider delivers: when it tries, and what it adds to the request.</summary>
/// <param name="AttemptsAt">When each attempt is, counted from the first; the next is made where the one before was not answered with a success.</param>
/// <param name="Prepare">Adds headers, such as a signature over the body's bytes.</param>
internal sealed record WebhookProtocol(IReadOnlyList<TimeSpan> AttemptsAt, Action<HttpRequestMessage, byte[]>? Prepare = null)
{
    /// <summary>One attempt, nothing added.</summary>
    public static WebhookProtocol Once { get; } = new([TimeSpan.Zero]);
}
