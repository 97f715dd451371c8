using System.Security.Cryptography;
using System.Text;
using Typed.Providers.Described;

namespace Typed.Providers.Http;

/// <summary>The settings of clients that call an emulator: its default keys, and polls that do not slow a test down.</summary>
internal static class EmulatorSettings
{
    public const string ApiId = "emulator-id";
    public const string ApiKey = "emulator-key";

    public static PollingOptions Polling { get; } = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(5),
        Interval = TimeSpan.FromMilliseconds(5),
        MaxInterval = TimeSpan.FromMilliseconds(250),
    };

    /// <summary>The secrets with which an emulator signs the messages of a described provider: its key, in the form that the description asks for.</summary>
    public static IReadOnlyList<string> WebhookSecrets(WebhookSignature? signature)
    {
        var key = Encoding.UTF8.GetBytes(ApiKey);
        return signature switch
        {
            null => [],
            { Scheme: WebhookSignature.StandardWebhooks } => [Convert.ToBase64String(key)],
            { Scheme: WebhookSignature.Ed25519 } => [Written(Ed25519.PublicKeyOf(SHA256.HashData(key)), signature.Encoding)],
            _ => [signature.SecretEncoding == "text" ? ApiKey : Written(key, signature.SecretEncoding)],
        };
    }

    private static string Written(byte[] bytes, string encoding) => encoding == "hex" ? Convert.ToHexString(bytes) : Convert.ToBase64String(bytes);
}
