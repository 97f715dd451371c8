using Typed.Constraints;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>The key, address and limits of a <see cref="HooxClient"/>. Its text never shows the key.</summary>
public sealed class HooxOptions
{
    /// <summary>The environment variable of <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "HOOX_API_KEY";

    // The list of all models is below a megabyte or two.
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The key that is sent as <c>Authorization: Bearer</c>; a production key is <c>hx_live_</c> and 64 hexadecimal digits
    /// (docs.hoox.video/authentication).</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>Where the API is. Default <c>https://app.hoox.video/api/public/v1</c>; http only for this machine (loopback).</summary>
    public Uri BaseAddress { get; set; } = new("https://app.hoox.video/api/public/v1");

    /// <summary>When open jobs are asked for. The page of the status call says every 2 to 5 seconds, the vendor's guide 5 to 10: default from 5 to 10.</summary>
    public PollingOptions Polling { get; set; } = new() { FirstDelay = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromSeconds(5), MaxInterval = TimeSpan.FromSeconds(10) };

    /// <summary>The most time for one API request, answer included. Default 100 seconds; above 0, at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The most bytes of one answer of the API. Default 16 MiB; above 0. Assets are not bound by it.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>The models that are known, for requests by name: checked and priced before they are sent, and suggested where a name is wrong. Null: none.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>The HTTP client that assets are downloaded with; must not carry the API key. Null: one of the library's own.</summary>
    public HttpClient? AssetClient { get; set; }

    /// <summary>Whether assets may be fetched from this machine and private networks. Default false; <see cref="BaseAddress"/> itself is always allowed.</summary>
    public bool AllowPrivateAssetHosts { get; set; }

    /// <summary>Options with the key from <c>HOOX_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static HooxOptions FromEnvironment() => new() { ApiKey = OptionChecks.Variable(ApiKeyVariable) };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The key is missing or holds a character that no header may have, the address is not absolute or not https,
    /// or a limit is out of range. The message never shows it.</exception>
    public void Validate()
    {
        var checks = new OptionChecks(nameof(HooxOptions));
        checks.Key(ApiKey, nameof(ApiKey), $"it is shown once when it is made, and FromEnvironment reads {ApiKeyVariable}");
        checks.Address(BaseAddress, nameof(BaseAddress), "the key travels in a header");
        checks.HostAndPathOnly(BaseAddress, nameof(BaseAddress));
        checks.Limits(RequestTimeout, MaxResponseBytes);
        checks.Polling(Polling);
    }

    /// <summary>The address and whether the key is there; never the key.</summary>
    public override string ToString() =>
        $"Hoox at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiKey {OptionChecks.Shown(ApiKey)}";

    internal ApiSettings ToSettings()
    {
        Validate();
        return new ApiSettings
        {
            Provider = HooxClient.ProviderName,
            // A path of the base is kept only where it ends with a slash.
            BaseAddress = new Uri(BaseAddress.AbsoluteUri.TrimEnd('/') + "/"),
            Headers = [new("Authorization", "Bearer " + ApiKey)],
            Redactor = new SecretRedactor(ApiKey),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
        };
    }

    internal GenerationClientOptions ToClientOptions() => new()
    {
        Polling = Polling,
        Catalog = Catalog,
        AssetClient = AssetClient,
        AllowPrivateAssetHosts = AllowPrivateAssetHosts,
        ApiAddress = BaseAddress,
    };
}
