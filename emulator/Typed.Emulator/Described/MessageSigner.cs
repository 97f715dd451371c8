using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Typed.Emulator.Webhooks;
using Typed.Providers.Described.Format;

namespace Typed.Emulator.Described;

/// <summary>Signs the messages of a described provider with a secret that is made from the emulator's key.</summary>
internal static class MessageSigner
{
    /// <summary>Two attempts, with the headers that the description names.</summary>
    public static WebhookProtocol Protocol(WebhookDescription? webhook, string key, TimeProvider time) => webhook is null ? WebhookProtocol.Once
        : new([TimeSpan.Zero, TimeSpan.FromSeconds(1)], (request, body) =>
        {
            var id = Guid.NewGuid().ToString("N");
            if (webhook.DeliveryHeader is { } delivery)
            {
                request.Headers.TryAddWithoutValidation(delivery, id);
            }

            if (webhook.Signature is { } signature)
            {
                Sign(request, body, signature, Encoding.UTF8.GetBytes(key), id, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
            }
        });

    private static void Sign(HttpRequestMessage request, byte[] body, WebhookSignature signature, byte[] key, string id, string timestamp)
    {
        if (signature.Scheme == WebhookSignature.StandardWebhooks)
        {
            byte[] text = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
            var signed = Convert.ToBase64String(HMACSHA256.HashData(key, text));
            Add(request, "webhook-id", id);
            Add(request, "webhook-timestamp", timestamp);
            Add(request, "webhook-signature", "v1," + signed);
            return;
        }

        var content = Content(signature.Content, body, id, timestamp);
        var bytes = signature.Scheme switch
        {
            WebhookSignature.Ed25519 => Ed25519Signature(SHA256.HashData(key), content),
            WebhookSignature.HmacSha512 => HMACSHA512.HashData(key, content),
            _ => HMACSHA256.HashData(key, content),
        };
        if (signature.IdHeader is { } idHeader)
        {
            Add(request, idHeader, id);
        }

        if (signature.TimestampHeader is { } timestampHeader)
        {
            Add(request, timestampHeader, timestamp);
        }

        Add(request, signature.Header, signature.Prefix + (signature.Encoding == "hex" ? Convert.ToHexStringLower(bytes) : Convert.ToBase64String(bytes)));
    }

    // The delivery and the signature may share a header for the id: the same value is set once.
    private static void Add(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }

    private static byte[] Content(string template, byte[] body, string id, string timestamp)
    {
        var bytes = new List<byte>();
        var parts = template.Split("{body}");
        for (var i = 0; i < parts.Length; i++)
        {
            bytes.AddRange(i > 0 ? body : []);
            bytes.AddRange(Encoding.UTF8.GetBytes(parts[i].Replace("{id}", id, StringComparison.Ordinal).Replace("{timestamp}", timestamp, StringComparison.Ordinal)));
        }

        return [.. bytes];
    }

    // RFC 8032, section 5.1.6. The key is the emulator's own, so the time may depend on it.
    private static byte[] Ed25519Signature(byte[] privateKey, byte[] message)
    {
        var hash = SHA512.HashData(privateKey);
        var secret = Ed25519.ScalarOf(hash);
        var nonce = Ed25519.Number(SHA512.HashData([.. hash[32..], .. message])) % EdwardsPoint.Order;
        var commitment = EdwardsPoint.Base.Times(nonce).Encode();
        var challenge = Ed25519.Number(SHA512.HashData([.. commitment, .. Ed25519.PublicKeyOf(privateKey), .. message])) % EdwardsPoint.Order;
        var response = new byte[32];
        ((nonce + (challenge * secret)) % EdwardsPoint.Order).TryWriteBytes(response, out _, isUnsigned: true);
        return [.. commitment, .. response];
    }
}
