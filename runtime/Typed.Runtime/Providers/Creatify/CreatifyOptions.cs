using Typed.Constraints;
using Typed.Providers.Http;

namespace Typed.Creatify;

/// <summary>The keys, address and limits of a <see cref="CreatifyClient"/>. Its text never shows a key.</summary>
public sealed class CreatifyOptions
{
    /// <summary>The environment variable of <see cref="ApiId"/>.</summary>
    public const string ApiIdVariable = "CREATIFY_API_ID";

    /// <summary>The environment variable of <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "CREATIFY_API_KEY";

    // Schemas of a few hundred models, or a hundred tasks, are below a megabyte or two.
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The header <c>X-API-ID</c>, from the API dashboard of the workspace (docs.creatify.ai/api-reference/authentication).</summary>
    [ApiSecret]
    public string ApiId { get; set; } = "";

    /// <summary>The header <c>X-API-KEY</c>, from the API dashboard of the workspace (docs.creatify.ai/api-reference/authentication).</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>Where the API is. Default <c>https://api.creatify.ai</c>; http only for this machine (loopback).</summary>
    public Uri BaseAddress { get; set; } = new("https://api.creatify.ai");

    /// <summary>When open jobs are asked for. Creatify publishes no request limit.</summary>
    public PollingOptions Polling { get; set; } = new();

    /// <summary>The most time for one API request, answer included. Default 100 seconds; above 0, at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The most bytes of one answer of the API. Default 16 MiB; above 0. Assets are not bound by it.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>The models that are known, for requests by name: checked and priced before they are sent, and suggested where a name is wrong. Null: none.</summary>
    public ModelCatalog? Catalog { get; set; }

    /// <summary>The HTTP client that assets are downloaded with; must not carry API keys. Null: one of the library's own.</summary>
    public HttpClient? AssetClient { get; set; }

    /// <summary>Whether assets may be fetched from this machine and private networks. Default false; <see cref="BaseAddress"/> itself is always allowed.</summary>
    public bool AllowPrivateAssetHosts { get; set; }

    /// <summary>Options with the keys from <c>CREATIFY_API_ID</c> and <c>CREATIFY_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">One of the variables is not set.</exception>
    public static CreatifyOptions FromEnvironment() => new() { ApiId = OptionChecks.Variable(ApiIdVariable), ApiKey = OptionChecks.Variable(ApiKeyVariable) };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">A key is missing or holds a character that no header may have, the address is not absolute or not https,
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

    /// <summary>The address and whether the keys are there; never the keys.</summary>
    public override string ToString() =>
        $"Creatify at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiId {OptionChecks.Shown(ApiId)}, ApiKey {OptionChecks.Shown(ApiKey)}";

    internal ApiSettings ToSettings(string provider)
    {
        Validate();
        return new ApiSettings
        {
            Provider = provider,
            // A path of the base is kept only where it ends with a slash.
            BaseAddress = new Uri(BaseAddress.AbsoluteUri.TrimEnd('/') + "/"),
            Headers = [new("X-API-ID", ApiId), new("X-API-KEY", ApiKey)],
            Redactor = new SecretRedactor(ApiId, ApiKey),
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
