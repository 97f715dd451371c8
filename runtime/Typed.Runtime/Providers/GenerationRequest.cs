using System.Security.Cryptography;
using System.Text;

namespace Typed.Providers;

/// <summary>A request that is ready to be sent: the model and its parameters as they stand on the wire.</summary>
public sealed class GenerationRequest
{
    /// <summary>Makes a request.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="model">The model's name as the provider spells it.</param>
    /// <param name="inputParams">The parameters: one JSON object in UTF-8.</param>
    /// <param name="files">The files that go with it, by the name of the part; null for none.</param>
    public GenerationRequest(string provider, string model, ReadOnlyMemory<byte> inputParams, IReadOnlyDictionary<string, UploadFile>? files = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentException.ThrowIfNullOrEmpty(model);
        Provider = provider;
        Model = model;
        InputParams = inputParams;
        // In one order, whatever the dictionary's: it decides about the hash and the body.
        Files = files is null ? [] : [.. files.OrderBy(file => file.Key, StringComparer.Ordinal)];
        Hash = HashOf(provider, model, inputParams.Span, Files);
    }

    /// <summary>The provider's key.</summary>
    public string Provider { get; }

    /// <summary>The model's name as the provider spells it.</summary>
    public string Model { get; }

    /// <summary>The parameters: one JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> InputParams { get; }

    /// <summary>The files that go with it, by the name of the part, in ordinal order; empty for none.</summary>
    public IReadOnlyList<KeyValuePair<string, UploadFile>> Files { get; }

    /// <summary>Where the provider posts when the job ends; null: nowhere.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>SHA-256 over provider, model, parameters and files, in lower-case hex: by it a request is recognized when its submission is uncertain.</summary>
    public string Hash { get; }

    /// <summary>The same request with an address to post to.</summary>
    internal GenerationRequest WithWebhook(Uri url) => new(this) { WebhookUrl = url };

    private GenerationRequest(GenerationRequest other) =>
        (Provider, Model, InputParams, Files, Hash) = (other.Provider, other.Model, other.InputParams, other.Files, other.Hash);

    private static string HashOf(string provider, string model, ReadOnlySpan<byte> inputParams, IReadOnlyList<KeyValuePair<string, UploadFile>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // A line feed between: it is in neither a key nor a model's name.
        hash.AppendData(Encoding.UTF8.GetBytes($"{provider}\n{model}\n"));
        hash.AppendData(inputParams);
        foreach (var (part, file) in files)
        {
            // The length ends the bytes: two files are not one that holds both.
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"\n{part}\n{file.Name}\n{file.ContentType}\n{file.Content.Length}\n")));
            hash.AppendData(file.Content.Span);
        }

#if NET9_0_OR_GREATER
        return Convert.ToHexStringLower(hash.GetHashAndReset());
#else
        return string.Create(64, hash.GetHashAndReset(), static (text, bytes) =>
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
                text[(2 * i) + 1] = "0123456789abcdef"[bytes[i] & 15];
            }
        });
#endif
    }
}
