using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>Where a provider's API is, with which keys, and the limits of a request. Its text never shows a key.</summary>
public sealed class ProviderApiOptions
{
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The provider's key, as the folder under <c>schemas/</c> is called.</summary>
    public required string Provider { get; init; }

    /// <summary>Where the API is; https, or http for this machine (loopback), since keys travel in headers.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The headers with the keys. Their values, and what stands in them after a space, are blacked out wherever a provider repeats them.</summary>
    public IReadOnlyDictionary<string, string> KeyHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The most time for one request, answer included. Default 100 seconds; above 0, at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The most bytes of one answer. Default 16 MiB; above 0.</summary>
    public int MaxResponseBytes { get; init; } = DefaultMaxResponseBytes;

    /// <summary>The address; never a key.</summary>
    public override string ToString() => $"{Provider} at {BaseAddress.GetLeftPart(UriPartial.Path)}";

    internal ApiSettings ToSettings()
    {
        ArgumentException.ThrowIfNullOrEmpty(Provider);
        var checks = new OptionChecks(nameof(ProviderApiOptions));
        checks.Address(BaseAddress, nameof(BaseAddress), "the keys travel in headers");
        checks.Limits(RequestTimeout, MaxResponseBytes);
        return new ApiSettings
        {
            Provider = Provider,
            BaseAddress = new Uri(BaseAddress.AbsoluteUri.TrimEnd('/') + "/"),
            Headers = [.. KeyHeaders],
            // "Bearer x": the x alone is the key.
            Redactor = new SecretRedactor([.. KeyHeaders.Values, .. KeyHeaders.Values.Select(value => value[(value.LastIndexOf(' ') + 1)..])]),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
        };
    }
}
