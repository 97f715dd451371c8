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
    public string ApiId { get; set; } = "";

    /// <summary>The header <c>X-API-KEY</c>, from the API dashboard of the workspace (docs.creatify.ai/api-reference/authentication).</summary>
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

    /// <summary>Options with the keys from <c>CREATIFY_API_ID</c> and <c>CREATIFY_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">One of the variables is not set.</exception>
    public static CreatifyOptions FromEnvironment() => new() { ApiId = Variable(ApiIdVariable), ApiKey = Variable(ApiKeyVariable) };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">A key is missing or holds a character that no header may have, the address is not absolute or not https,
    /// or a limit is out of range. The message shows no key.</exception>
    public void Validate()
    {
        CheckKey(ApiId, nameof(ApiId), ApiIdVariable);
        CheckKey(ApiKey, nameof(ApiKey), ApiKeyVariable);
        Check(BaseAddress is { IsAbsoluteUri: true }, nameof(BaseAddress), "is not an absolute address");
        Check(
            BaseAddress.Scheme == Uri.UriSchemeHttps || (BaseAddress.Scheme == Uri.UriSchemeHttp && BaseAddress.IsLoopback),
            nameof(BaseAddress),
            "is not https; http is for loopback only, since the keys travel in headers");
        Check(BaseAddress.UserInfo.Length + BaseAddress.Query.Length + BaseAddress.Fragment.Length == 0, nameof(BaseAddress), "has more than host and path");
        Check(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromHours(1), nameof(RequestTimeout), "is out of range: above 0 to 1 hour");
        Check(MaxResponseBytes > 0, nameof(MaxResponseBytes), "is out of range: above 0");
        Check(Polling is not null, nameof(Polling), "is missing");
        Polling!.ThrowIfInvalid();
    }

    /// <summary>The address and whether the keys are there; never the keys.</summary>
    public override string ToString() =>
        $"Creatify at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiId {Shown(ApiId)}, ApiKey {Shown(ApiKey)}";

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

    internal GenerationClientOptions ToClientOptions() => new() { Polling = Polling, Catalog = Catalog, AssetClient = AssetClient };

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set.");

    private static string Shown(string? key) => string.IsNullOrEmpty(key) ? "missing" : "***";

    private static void CheckKey(string? key, string name, string variable)
    {
        Check(!string.IsNullOrWhiteSpace(key), name, $"is missing; it is in the API dashboard, and FromEnvironment reads {variable}");
        Check(key!.All(c => c is > ' ' and <= '~'), name, "has a space, a line break or another character that a key cannot have");
    }

    private static void Check(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(CreatifyOptions)}.{name} {what}.");
        }
    }
}
