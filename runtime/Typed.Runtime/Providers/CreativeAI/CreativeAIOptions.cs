using Typed.Constraints;
using Typed.Providers.Clients;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The key, address, and limits of a <see cref="CreativeAIClient"/>. <c>ToString</c> never shows a key.</summary>
public sealed class CreativeAIOptions : IClientSettings
{
    /// <summary>The environment variable for <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "CREATIVEAI_API_KEY";

    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The API key, sent as <c>Authorization: Bearer …</c> (creativeai.run/api-docs).</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>The secret that signs webhooks. Null: the API key. CreativeAI's documentation names one in one place and the other in another.</summary>
    [ApiSecret]
    public string? WebhookSecret { get; set; }

    /// <summary>The base address of the API. The default is <c>https://api.creativeai.run</c>. HTTP is allowed for this machine (loopback) only.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.creativeai.run");

    /// <summary>When open jobs are polled. The initial delay and the interval are 3 seconds, as documented for the shared status path.</summary>
    public PollingOptions Polling { get; set; } = new() { FirstDelay = TimeSpan.FromSeconds(3), Interval = TimeSpan.FromSeconds(3) };

    /// <summary>The minimum time between polls of a video or batch. Default 10 seconds (creativeai.run/api-docs; a tutorial says 5). 0 to 1 hour.</summary>
    public TimeSpan VideoPollInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The endpoints that CreativeAI does not document.</summary>
    public CreativeAIEndpoints Endpoints { get; set; } = new();

    /// <summary>The time limit for one API request, with its response. Default 5 minutes, as images are made during the request; above 0, at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The maximum size of one API response, in bytes. The default is 16 MiB. Must be above 0. Does not apply to assets.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>The known models, used to check and price requests by name before they are sent, and to suggest a name for a wrong one. Null: none.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>The HTTP client that downloads assets. It must not carry API keys. Null: the library's own client.</summary>
    public HttpClient? AssetClient { get; set; }

    /// <summary>Whether assets may be downloaded from this machine and private networks. Default: false. <see cref="BaseAddress"/> is always allowed.</summary>
    public bool AllowPrivateAssetHosts { get; set; }

    /// <summary>Creates options with the key from <c>CREATIVEAI_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static CreativeAIOptions FromEnvironment() => new() { ApiKey = OptionChecks.Variable(ApiKeyVariable) };

    /// <summary>Creates options for an emulator (<c>Typed.Emulator</c>, <c>typed emulator</c>) with its default keys. Jobs are polled every few milliseconds, since the
    /// emulator has no request limit and its jobs are short.</summary>
    /// <param name="emulator">The emulator's address, such as <c>http://127.0.0.1:5080</c> or <c>EmulatorHost.BaseAddress</c>. Set other keys afterwards.</param>
    public static CreativeAIOptions ForEmulator(Uri emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        return new() { ApiKey = EmulatorSettings.ApiKey, BaseAddress = emulator, Polling = EmulatorSettings.Polling, VideoPollInterval = TimeSpan.Zero };
    }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The key is missing or contains a character that is not allowed in a header, the address is not absolute or not HTTPS,
    /// or a limit is out of range. The message shows no key.</exception>
    public void Validate()
    {
        var checks = new OptionChecks(nameof(CreativeAIOptions));
        checks.Key(ApiKey, nameof(ApiKey), $"FromEnvironment reads {ApiKeyVariable}");
        checks.Check(WebhookSecret is not "", nameof(WebhookSecret), "is empty; use null for the API key");
        checks.Address(BaseAddress, nameof(BaseAddress), "the key travels in a header");
        checks.HostAndPathOnly(BaseAddress, nameof(BaseAddress));
        checks.Check(VideoPollInterval >= TimeSpan.Zero && VideoPollInterval <= TimeSpan.FromHours(1), nameof(VideoPollInterval), "is out of range: 0 to 1 hour");
        checks.Limits(RequestTimeout, MaxResponseBytes);
        checks.Check(Endpoints is not null, nameof(Endpoints), "is missing");
        checks.Polling(Polling);
    }

    /// <summary>The address, and whether the key is set. Never shows the key.</summary>
    public override string ToString() =>
        $"CreativeAI at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiKey {OptionChecks.Shown(ApiKey)}";

    internal ApiSettings ToSettings()
    {
        Validate();
        return new ApiSettings
        {
            Provider = CreativeAIClient.ProviderName,
            BaseAddress = BaseAddress,
            Headers = [new("Authorization", $"Bearer {ApiKey}")],
            Redactor = RedactorOfKeys(),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
        };
    }

    internal SecretRedactor RedactorOfKeys() => new(ApiKey, WebhookSecret ?? "");
}
