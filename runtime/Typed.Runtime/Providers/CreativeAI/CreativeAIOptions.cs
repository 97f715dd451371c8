using Typed.Constraints;
using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The key, address and limits of a <see cref="CreativeAIClient"/>. Its text never shows a key.</summary>
public sealed class CreativeAIOptions
{
    /// <summary>The environment variable of <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "CREATIVEAI_API_KEY";

    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The key, sent as <c>Authorization: Bearer …</c> (creativeai.run/api-docs).</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>The secret that webhooks are signed with. Null: the API key; CreativeAI's pages say one in one place and the other in another.</summary>
    [ApiSecret]
    public string? WebhookSecret { get; set; }

    /// <summary>Where the API is. Default <c>https://api.creativeai.run</c>; http only for this machine (loopback).</summary>
    public Uri BaseAddress { get; set; } = new("https://api.creativeai.run");

    /// <summary>When open jobs are asked for. The first wait and the interval are 3 seconds, as the shared status path is documented with.</summary>
    public PollingOptions Polling { get; set; } = new() { FirstDelay = TimeSpan.FromSeconds(3), Interval = TimeSpan.FromSeconds(3) };

    /// <summary>The least time between two looks at a video or a batch. Default 10 seconds (creativeai.run/api-docs; a tutorial says 5). 0 to 1 hour.</summary>
    public TimeSpan VideoPollInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The calls that CreativeAI does not document.</summary>
    public CreativeAIEndpoints Endpoints { get; set; } = new();

    /// <summary>The most time for one API request, answer included. Default 5 minutes, since pictures are made while the request waits; above 0, at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The most bytes of one answer of the API. Default 16 MiB; above 0. Assets are not bound by it.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>The models that are known, for requests by name: checked and priced before they are sent, and suggested where a name is wrong. Null: none.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>The HTTP client that assets are downloaded with; must not carry API keys. Null: one of the library's own.</summary>
    public HttpClient? AssetClient { get; set; }

    /// <summary>Whether assets may be fetched from this machine and private networks. Default false; <see cref="BaseAddress"/> itself is always allowed.</summary>
    public bool AllowPrivateAssetHosts { get; set; }

    /// <summary>Options with the key from <c>CREATIVEAI_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static CreativeAIOptions FromEnvironment() => new() { ApiKey = OptionChecks.Variable(ApiKeyVariable) };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The key is missing or holds a character that no header may have, the address is not absolute or not https,
    /// or a limit is out of range. The message shows no key.</exception>
    public void Validate()
    {
        var checks = new OptionChecks(nameof(CreativeAIOptions));
        checks.Key(ApiKey, nameof(ApiKey), $"FromEnvironment reads {ApiKeyVariable}");
        checks.Check(WebhookSecret is not "", nameof(WebhookSecret), "is empty; null stands for the API key");
        checks.Address(BaseAddress, nameof(BaseAddress), "the key travels in a header");
        checks.HostAndPathOnly(BaseAddress, nameof(BaseAddress));
        checks.Check(VideoPollInterval >= TimeSpan.Zero && VideoPollInterval <= TimeSpan.FromHours(1), nameof(VideoPollInterval), "is out of range: 0 to 1 hour");
        checks.Limits(RequestTimeout, MaxResponseBytes);
        checks.Check(Endpoints is not null, nameof(Endpoints), "is missing");
        checks.Polling(Polling);
    }

    /// <summary>The address and whether the key is there; never the key.</summary>
    public override string ToString() =>
        $"CreativeAI at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiKey {OptionChecks.Shown(ApiKey)}";

    internal ApiSettings ToSettings()
    {
        Validate();
        return new ApiSettings
        {
            Provider = CreativeAIClient.ProviderName,
            BaseAddress = new Uri(BaseAddress.AbsoluteUri.TrimEnd('/') + "/"),
            Headers = [new("Authorization", $"Bearer {ApiKey}")],
            Redactor = new SecretRedactor(ApiKey, WebhookSecret ?? ""),
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
