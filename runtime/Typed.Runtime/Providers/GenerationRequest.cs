using System.Security.Cryptography;
using System.Text;

namespace Typed.Providers;

/// <summary>A request that is ready to be sent: the model and its parameters in wire format.</summary>
public sealed class GenerationRequest
{
    private string? _hash;

    /// <summary>Creates a request.</summary>
    /// <param name="provider">The provider's key.</param>
    /// <param name="model">The model's name as the provider spells it.</param>
    /// <param name="inputParams">The parameters: one JSON object in UTF-8.</param>
    /// <param name="files">The files sent with the request, by part name, or null for none.</param>
    public GenerationRequest(string provider, string model, ReadOnlyMemory<byte> inputParams, IReadOnlyDictionary<string, UploadFile>? files = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentException.ThrowIfNullOrEmpty(model);
        Provider = provider;
        Model = model;
        InputParams = inputParams;
        // Sort the files: the hash and the body must not depend on the dictionary's order.
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

    /// <summary>The files sent with the request, by part name in ordinal order; empty if there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, UploadFile>> Files { get; }

    /// <summary>The URL that the provider calls when the job ends, or null for none.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The model's input and output kind; empty if the model is known only by name.</summary>
    public ModelKind Kind { get; init; }

    /// <summary>Members sent next to the parameters: wire names and texts. A provider must refuse members that it does not support.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Members { get; init; } = [];

    /// <summary>The SHA-256 hash over provider, model, parameters, members, and files, in lowercase hex. Identifies the request of an uncertain submission.</summary>
    public string Hash => _hash ??= ComputeHash();

    /// <summary>Copies the request with a webhook URL.</summary>
    internal GenerationRequest WithWebhook(Uri url) => new(this) { WebhookUrl = url };

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // A line feed separates the two: neither a key nor a model name contains one.
        hash.AppendData(Encoding.UTF8.GetBytes($"{Provider}\n{Model}\n"));
        hash.AppendData(InputParams.Span);
        foreach (var (name, value) in Members)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n{value}"));
        }

        foreach (var (part, file) in Files)
        {
            // Include the length: two files must not hash like one file that contains both.
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"\n{part}\n{file.Name}\n{file.ContentType}\n{file.Content.Length}\n")));
            hash.AppendData(file.Content.Span);
        }

        return HexText.Lower(hash.GetHashAndReset());
    }
}
