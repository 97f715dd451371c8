using Typed.Constraints;
using Typed.Providers.Clients;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>The key, address, and limits of a <see cref="HooxClient"/>. <c>ToString</c> never shows the key.</summary>
public sealed class HooxOptions : IClientSettings
{
    /// <summary>The environment variable for <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "HOOX_API_KEY";

    // The list of all models is smaller than one or two megabytes.
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The API key, sent as <c>Authorization: Bearer</c>. A production key is <c>hx_live_</c> followed by 64 hexadecimal digits
    /// (docs.hoox.video/authentication).</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>The base address of the API. The default is <c>https://app.hoox.video/api/public/v1</c>. HTTP is allowed for this machine (loopback) only.</summary>
    public Uri BaseAddress { get; set; } = new("https://app.hoox.video/api/public/v1");

    /// <summary>When open jobs are polled. The page of the status call says every 2 to 5 seconds, the vendor's guide 5 to 10. The default is 5 to 10.</summary>
    public PollingOptions Polling { get; set; } = new() { FirstDelay = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromSeconds(5), MaxInterval = TimeSpan.FromSeconds(10) };

    /// <summary>The time limit for one API request, including its response. The default is 100 seconds. Must be above 0 and at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum size of one API response, in bytes. The default is 16 MiB. Must be above 0. Does not apply to assets.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>The known models, used to check and price requests by name before they are sent, and to suggest a name for a wrong one. Null: none.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>The HTTP client that downloads assets. It must not carry the API key. Null: the library's own client.</summary>
    public HttpClient? AssetClient { get; set; }

    /// <summary>Whether assets may be downloaded from this machine and private networks. Default: false. <see cref="BaseAddress"/> is always allowed.</summary>
    public bool AllowPrivateAssetHosts { get; set; }

    /// <summary>Creates options with the key from <c>HOOX_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static HooxOptions FromEnvironment() => new() { ApiKey = OptionChecks.Variable(ApiKeyVariable) };

    /// <summary>Creates options for an emulator (<c>Typed.Emulator</c>, <c>typed emulator</c>) with its default keys. Jobs are polled every few milliseconds, since the
    /// emulator has no request limit and its jobs are short.</summary>
    /// <param name="emulator">The emulator's address, such as <c>http://127.0.0.1:5080</c> or <c>EmulatorHost.BaseAddress</c>. Set other keys afterwards.</param>
    public static HooxOptions ForEmulator(Uri emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        return new() { ApiKey = EmulatorSettings.ApiKey, BaseAddress = new Uri(emulator, "api/public/v1"), Polling = EmulatorSettings.Polling };
    }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The key is missing or contains a character that is not allowed in a header, the address is not absolute or not HTTPS,
    /// or a limit is out of range. The message never shows the key.</exception>
    public void Validate()
    {
        var checks = new OptionChecks(nameof(HooxOptions));
        checks.Key(ApiKey, nameof(ApiKey), $"it is shown once when it is made, and FromEnvironment reads {ApiKeyVariable}");
        checks.Address(BaseAddress, nameof(BaseAddress), "the key travels in a header");
        checks.HostAndPathOnly(BaseAddress, nameof(BaseAddress));
        checks.Limits(RequestTimeout, MaxResponseBytes);
        checks.Polling(Polling);
    }

    /// <summary>The address, and whether the key is set. Never shows the key.</summary>
    public override string ToString() =>
        $"Hoox at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiKey {OptionChecks.Shown(ApiKey)}";

    internal ApiSettings ToSettings()
    {
        Validate();
        return new ApiSettings
        {
            Provider = HooxClient.ProviderName,
            BaseAddress = BaseAddress,
            Headers = [new("Authorization", "Bearer " + ApiKey)],
            Redactor = new SecretRedactor(ApiKey),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
        };
    }
}
