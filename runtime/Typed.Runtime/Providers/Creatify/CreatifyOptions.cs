using Typed.Constraints;
using Typed.Providers.Clients;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>The keys, address, and limits of a <see cref="CreatifyClient"/>. <c>ToString</c> never shows a key.</summary>
public sealed class CreatifyOptions : IClientSettings
{
    /// <summary>The environment variable for <see cref="ApiId"/>.</summary>
    public const string ApiIdVariable = "CREATIFY_API_ID";

    /// <summary>The environment variable for <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "CREATIFY_API_KEY";

    // Schemas of a few hundred models, or a hundred tasks, are smaller than one or two megabytes.
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The header <c>X-API-ID</c>, from the API dashboard of the workspace (docs.creatify.ai/api-reference/authentication).</summary>
    [ApiSecret]
    public string ApiId { get; set; } = "";

    /// <summary>The header <c>X-API-KEY</c>, from the API dashboard of the workspace (docs.creatify.ai/api-reference/authentication).</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>The base address of the API. The default is <c>https://api.creatify.ai</c>. HTTP is allowed for this machine (loopback) only.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.creatify.ai");

    /// <summary>When open jobs are polled. Creatify publishes no request limit.</summary>
    public PollingOptions Polling { get; set; } = new();

    /// <summary>The time limit for one API request, including its response. The default is 100 seconds. Must be above 0 and at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum size of one API response, in bytes. The default is 16 MiB. Must be above 0. Does not apply to assets.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>The known models, used to check and price requests by name before they are sent, and to suggest a name for a wrong one. Null: none.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>The HTTP client that downloads assets. It must not carry API keys. Null: the library's own client.</summary>
    public HttpClient? AssetClient { get; set; }

    /// <summary>Whether assets may be downloaded from this machine and private networks. Default: false. <see cref="BaseAddress"/> is always allowed.</summary>
    public bool AllowPrivateAssetHosts { get; set; }

    /// <summary>Creates options with the keys from <c>CREATIFY_API_ID</c> and <c>CREATIFY_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">One of the variables is not set.</exception>
    public static CreatifyOptions FromEnvironment() => new() { ApiId = OptionChecks.Variable(ApiIdVariable), ApiKey = OptionChecks.Variable(ApiKeyVariable) };

    /// <summary>Creates options for an emulator (<c>Typed.Emulator</c>, <c>typed emulator</c>) with its default keys. Jobs are polled every few milliseconds, since the
    /// emulator has no request limit and its jobs are short.</summary>
    /// <param name="emulator">The emulator's address, such as <c>http://127.0.0.1:5080</c> or <c>EmulatorHost.BaseAddress</c>. Set other keys afterwards.</param>
    public static CreatifyOptions ForEmulator(Uri emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        return new() { ApiId = EmulatorSettings.ApiId, ApiKey = EmulatorSettings.ApiKey, BaseAddress = emulator, Polling = EmulatorSettings.Polling };
    }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">A key is missing or contains a character that is not allowed in a header, the address is not absolute or not HTTPS,
    /// or a limit is out of range. The message shows no key.</exception>
    public void Validate()
    {
        var checks = new OptionChecks(nameof(CreatifyOptions));
        checks.Key(ApiId, nameof(ApiId), $"it is in the API dashboard, and FromEnvironment reads {ApiIdVariable}");
        checks.Key(ApiKey, nameof(ApiKey), $"it is in the API dashboard, and FromEnvironment reads {ApiKeyVariable}");
        checks.Address(BaseAddress, nameof(BaseAddress), "the keys travel in headers");
        checks.HostAndPathOnly(BaseAddress, nameof(BaseAddress));
        checks.Limits(RequestTimeout, MaxResponseBytes);
        checks.Polling(Polling);
    }

    /// <summary>The address, and whether the keys are set. Never shows the keys.</summary>
    public override string ToString() =>
        $"Creatify at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiId {OptionChecks.Shown(ApiId)}, ApiKey {OptionChecks.Shown(ApiKey)}";

    internal ApiSettings ToSettings(string provider)
    {
        Validate();
        return new ApiSettings
        {
            Provider = provider,
            BaseAddress = BaseAddress,
            Headers = [new("X-API-ID", ApiId), new("X-API-KEY", ApiKey)],
            Redactor = new SecretRedactor(ApiId, ApiKey),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
        };
    }
}
