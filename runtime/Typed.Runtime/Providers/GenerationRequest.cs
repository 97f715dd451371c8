using System.Security.Cryptography;
using System.Text;

namespace Typed.Providers;

/// <summary>A request that is ready to be sent: the model and its parameters as they stand on the wire.</summary>
public sealed class GenerationRequest
{
    private string? _hash;

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
    }

    private GenerationRequest(GenerationRequest other)
    {
        (Provider, Model, InputParams, Files) = (other.Provider, other.Model, other.InputParams, other.Files);
        (Kind, Members, _hash) = (other.Kind, other.Members, other._hash);
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

    /// <summary>What the model makes from what; empty where the model is known by its name only.</summary>
    public ModelKind Kind { get; init; }

    /// <summary>Members that stand beside the parameters: names on the wire, and texts. What the provider has no place for, it must refuse.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Members { get; init; } = [];

    /// <summary>SHA-256 over provider, model, parameters, members and files, in lower-case hex: by it a request is recognized when its submission is uncertain.</summary>
    public string Hash => _hash ??= ComputeHash();

    /// <summary>The same request with an address to post to.</summary>
    internal GenerationRequest WithWebhook(Uri url) => new(this) { WebhookUrl = url };

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // A line feed between: it is in neither a key nor a model's name.
        hash.AppendData(Encoding.UTF8.GetBytes($"{Provider}\n{Model}\n"));
        hash.AppendData(InputParams.Span);
        foreach (var (name, value) in Members)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n{value}"));
        }

        foreach (var (part, file) in Files)
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
