using System.Security.Cryptography;
using System.Text;
using Typed.Providers.Described.Format;
using Typed.Providers.Http;

namespace Typed.Providers.Described;

/// <summary>The secrets with which an emulator signs the messages of a described provider: its key, in the form that the description requires.</summary>
internal static class EmulatorSecrets
{
    public static IReadOnlyList<string> Of(WebhookSignature? signature)
    {
        var key = Encoding.UTF8.GetBytes(EmulatorSettings.ApiKey);
        return signature switch
        {
            null => [],
            { Scheme: WebhookSignature.StandardWebhooks } => [Convert.ToBase64String(key)],
            { Scheme: WebhookSignature.Ed25519 } => [Written(Ed25519.PublicKeyOf(SHA256.HashData(key)), signature.Encoding)],
            _ => [signature.SecretEncoding == "text" ? EmulatorSettings.ApiKey : Written(key, signature.SecretEncoding)],
        };
    }

    private static string Written(byte[] bytes, string encoding) => encoding == "hex" ? Convert.ToHexString(bytes) : Convert.ToBase64String(bytes);
}
