using System.Text.Json;
using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>The address, keys, and request limits of a provider's API. The text form never shows a key.</summary>
public sealed class ProviderApiOptions
{
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The provider's key: the name of its folder under <c>schemas/</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The base address of the API: HTTPS, or HTTP for this machine (loopback), because headers carry the keys.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The headers that carry the keys. Their values, and the part after a space, are redacted wherever a provider repeats them.</summary>
    public IReadOnlyDictionary<string, string> KeyHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Determines whether the JSON body of a 404 or 410 has the form of the provider's own errors. Only then is the job missing; anything else may come
    /// from a gateway in front of the provider. Null (the default): any JSON object has that form. Must not throw.</summary>
    public Func<JsonElement, bool>? IsOwnError { get; init; }

    /// <summary>The time limit for one request, including its response. The default is 100 seconds. Must be above 0 and at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum size of one response, in bytes. The default is 16 MiB. Must be above 0.</summary>
    public int MaxResponseBytes { get; init; } = DefaultMaxResponseBytes;

    /// <summary>The provider and its address. Never shows a key.</summary>
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
            BaseAddress = BaseAddress,
            Headers = [.. KeyHeaders],
            // "Bearer x": only x is the key.
            Redactor = new SecretRedactor([.. KeyHeaders.Values, .. KeyHeaders.Values.Select(value => value[(value.LastIndexOf(' ') + 1)..])]),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
        };
    }
}
