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

    /// <summary>Options with the key from <c>HOOX_API_KEY</c>.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set.</exception>
    public static HooxOptions FromEnvironment() => new() { ApiKey = Variable(ApiKeyVariable) };

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The key is missing or holds a character that no header may have, the address is not absolute or not https,
    /// or a limit is out of range. The message never shows it.</exception>
    public void Validate()
    {
        CheckKey(ApiKey);
        Check(BaseAddress is { IsAbsoluteUri: true }, nameof(BaseAddress), "is not an absolute address");
        Check(
            BaseAddress.Scheme == Uri.UriSchemeHttps || (BaseAddress.Scheme == Uri.UriSchemeHttp && BaseAddress.IsLoopback),
            nameof(BaseAddress),
            "is not https; http is for loopback only, since the key travels in a header");
        Check(BaseAddress.UserInfo.Length + BaseAddress.Query.Length + BaseAddress.Fragment.Length == 0, nameof(BaseAddress), "has more than host and path");
        Check(RequestTimeout > TimeSpan.Zero && RequestTimeout <= TimeSpan.FromHours(1), nameof(RequestTimeout), "is out of range: above 0 to 1 hour");
        Check(MaxResponseBytes > 0, nameof(MaxResponseBytes), "is out of range: above 0");
        Check(Polling is not null, nameof(Polling), "is missing");
        Polling!.ThrowIfInvalid();
    }

    /// <summary>The address and whether the key is there; never the key.</summary>
    public override string ToString() =>
        $"Hoox at {BaseAddress?.GetLeftPart(UriPartial.Path)}, ApiKey {Shown(ApiKey)}";

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

    internal GenerationClientOptions ToClientOptions() => new() { Polling = Polling, Catalog = Catalog, AssetClient = AssetClient };

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set.");

    private static string Shown(string? key) => string.IsNullOrEmpty(key) ? "missing" : "***";

    private static void CheckKey(string? key)
    {
        Check(!string.IsNullOrWhiteSpace(key), nameof(ApiKey), $"is missing; it is shown once when it is made, and FromEnvironment reads {ApiKeyVariable}");
        Check(key!.All(c => c is > ' ' and <= '~'), nameof(ApiKey), "has a space, a line break or another character that a key cannot have");
    }

    private static void Check(bool holds, string name, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(HooxOptions)}.{name} {what}.");
        }
    }
}
