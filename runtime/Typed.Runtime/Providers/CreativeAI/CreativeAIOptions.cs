using Typed.Providers.Http;

namespace Typed.CreativeAI;

/// <summary>The key, address and limits of a <see cref="CreativeAIClient"/>. Its text never shows a key.</summary>
public sealed class CreativeAIOptions
{
    /// <summary>The environment variable of <see cref="ApiKey"/>.</summary>
    public const string ApiKeyVariable = "CREATIVEAI_API_KEY";

    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The key, sent as <c>Authorization: Bearer …</c> (creativeai.run/api-docs).</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The secret that webhooks are signed with. Null: the API key; CreativeAI's pages say one in one place and the other in another.</summary>
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

    /// <summary>Options with the key from <c>CREATIVEAI_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static CreativeAIOptions FromEnvironment() => new()
    {
        ApiKey = Environment.GetEnvironmentVariable(ApiKeyVariable)?.Trim() is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {ApiKeyVariable} is not set."),
    };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The key is missing or holds a character that no header may have, the address is not absolute or not https,
    /// or a limit is out of range. The message shows no key.</exception>
    public void Validate()
    {
        Check(!string.IsNullOrWhiteSpace(ApiKey), nameof(ApiKey), $"is missing; FromEnvironment reads {ApiKeyVariable}");
        Check(ApiKey.All(c => c is > ' ' and <= '~'), nameof(ApiKey), "has a space, a line break or another character that a key cannot have");
        Check(WebhookSecret is not "", nameof(WebhookSecret), "is empty; null stands for the API key");
        Check(BaseAddress is { IsAbsoluteUri: true }, nameof(BaseAddress), "is not an absolute address");
        Check(
            BaseAddress.Scheme == Uri.UriSchemeHttps || (BaseAddress.Scheme == Uri.UriSchemeHttp && BaseAddress.IsLoopback),
            nameof(BaseAddress),
            "is not https; http is for loopback only, since the key travels in a header");
        Check(BaseAddress.UserInfo.Length + BaseAddress.Query.Length + BaseAddress.Fragment.Length == 0, nameof(BaseAddress), "has more than host and path");
        Check(VideoPollInterval >= TimeSpan.Zero && VideoPollInterval <= TimeSpan.FromHours(1), nameof(VideoPollInterval), "is out of range: 0 to 1 hour");
        Check(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromHours(1), nameof(RequestTimeout), "is out of range: above 0 to 1 hour");
        Check(MaxResponseBytes > 0, nameof(MaxResponseBytes), "is out of range: above 0");
        Check(Endpoints is not null, nameof(Endpoints), "is missing");
        Check(Polling is not null, nameof(Polling), "is missing");
        Polling!.ThrowIfInvalid();
    }

    /// <summary>The address and whether the key is there; never the key.</summary>
    public override string ToString() =>
        $"CreativeAI at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiKey {(string.IsNullOrEmpty(ApiKey) ? "missing" : "***")}";

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

    internal GenerationClientOptions ToClientOptions() => new() { Polling = Polling, Catalog = Catalog, AssetClient = AssetClient };

    private static void Check(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(CreativeAIOptions)}.{name} {what}.");
        }
    }
}
