namespace Typed.Emulator.Webhooks;

/// <summary>How one provider delivers webhooks: the times of the attempts and the headers to add.</summary>
/// <param name="AttemptsAt">The time of each attempt, relative to the first. The next attempt is made if the previous one got no success response.</param>
/// <param name="Prepare">Adds headers, such as a signature of the body's bytes.</param>
internal sealed record WebhookProtocol(IReadOnlyList<TimeSpan> AttemptsAt, Action<HttpRequestMessage, byte[]>? Prepare = null)
{
    /// <summary>One attempt without additional headers.</summary>
    public static WebhookProtocol Once { get; } = new([TimeSpan.Zero]);
}
