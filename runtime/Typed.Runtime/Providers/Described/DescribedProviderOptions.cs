using Typed.Constraints;
using Typed.Providers.Described.Format;
using Typed.Providers.Http;

namespace Typed.Providers.Described;

/// <summary>The keys, address, and limits of a <see cref="DescribedProvider"/>. <c>ToString</c> never shows a key.</summary>
public sealed class DescribedProviderOptions
{
    private const int DefaultMaxResponseBytes = 16 * 1024 * 1024;

    /// <summary>The key, if the description has one key header.</summary>
    [ApiSecret]
    public string ApiKey { get; set; } = "";

    /// <summary>The keys in the order of <see cref="ProviderDescription.KeyHeaders"/>, if there are several. Empty to use <see cref="ApiKey"/>.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>The secrets, any of which may have signed a message, or the public keys of Ed25519. Specify two during a rotation. Empty: messages are only hints, unless the
    /// description has public keys.</summary>
    public IReadOnlyList<string> WebhookSecrets { get; set; } = [];

    /// <summary>Another base address, such as an emulator's. Null: that of the description. HTTP is allowed for this machine (loopback) only.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>How often open jobs are polled. Null: as the description says.</summary>
    public PollingOptions? Polling { get; set; }

    /// <summary>The time limit for one API request, including its response. The default is 100 seconds. Must be above 0 and at most 1 hour.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum size of one API response, in bytes. The default is 16 MiB. Must be above 0. Does not apply to assets.</summary>
    public int MaxResponseBytes { get; set; } = DefaultMaxResponseBytes;

    /// <summary>Creates options with the keys and the webhook secret from the environment variables that the description names.</summary>
    /// <param name="description">The description.</param>
    /// <exception cref="InvalidOperationException">The description names no variable for a key, or the variable is not set. A missing webhook secret is allowed.</exception>
    public static DescribedProviderOptions FromEnvironment(ProviderDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var secret = description.Api.Webhook?.Signature?.SecretVariable is { } variable ? Environment.GetEnvironmentVariable(variable)?.Trim() : null;
        return new()
        {
            Keys = [.. description.Api.Keys.Select(key => OptionChecks.Variable(key.Variable
                ?? throw new InvalidOperationException($"The description of {description.Provider} names no environment variable for {key.Header}.")))],
            WebhookSecrets = string.IsNullOrEmpty(secret) ? [] : [secret],
        };
    }

    /// <summary>Creates options for an emulator (<c>Typed.Emulator</c>, <c>typed emulator</c>) with its default key.</summary>
    /// <param name="description">The description.</param>
    /// <param name="emulator">The emulator's address, such as <c>http://127.0.0.1:5080</c> or <c>EmulatorHost.BaseAddress</c>. It serves a described provider below its key.</param>
    public static DescribedProviderOptions ForEmulator(ProviderDescription description, Uri emulator)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(emulator);
        return new()
        {
            Keys = [.. description.Api.Keys.Select(_ => EmulatorSettings.ApiKey)],
            WebhookSecrets = EmulatorSecrets.Of(description.Api.Webhook?.Signature),
            BaseAddress = new Uri(emulator, description.Provider + "/"),
            Polling = EmulatorSettings.Polling,
        };
    }

    /// <summary>Whether the keys are set. Never shows the keys.</summary>
    public override string ToString() => $"{BaseAddress?.GetLeftPart(UriPartial.Path) ?? "described address"}, key {OptionChecks.Shown(Keys.Count > 0 ? Keys[0] : ApiKey)}";

    internal ApiSettings ToSettings(ProviderDescription description)
    {
        var api = description.Api;
        var address = BaseAddress ?? api.BaseAddress;
        IReadOnlyList<string> keys = Keys.Count > 0 ? Keys : ApiKey.Length > 0 ? [ApiKey] : [];
        var checks = new OptionChecks(nameof(DescribedProviderOptions));
        checks.Check(keys.Count == api.Keys.Count, nameof(Keys), $"has {keys.Count} keys, and {description.Provider} needs {api.Keys.Count}: {string.Join(", ", description.KeyHeaders)}");
        foreach (var (key, header) in keys.Zip(description.KeyHeaders))
        {
            checks.Key(key, nameof(Keys), $"it is sent as {header}");
        }

        checks.Address(address, nameof(BaseAddress), "the keys travel in headers");
        checks.HostAndPathOnly(address, nameof(BaseAddress));
        checks.Limits(RequestTimeout, MaxResponseBytes);
        checks.Polling(Polling ?? description.Polling);
        return new ApiSettings
        {
            Provider = description.Provider,
            BaseAddress = address,
            Headers = [.. api.Keys.Zip(keys, (header, key) => KeyValuePair.Create(header.Header, header.Prefix + key)), .. api.Headers],
            Redactor = new SecretRedactor([.. keys, .. WebhookSecrets]),
            RequestTimeout = RequestTimeout,
            MaxResponseBytes = MaxResponseBytes,
            RateLimitHeaders = api.RateLimit is { } limit ? new RateLimitHeaders(limit.Limit, limit.Remaining, limit.Reset) : RateLimitHeaders.Usual,
        };
    }
}
