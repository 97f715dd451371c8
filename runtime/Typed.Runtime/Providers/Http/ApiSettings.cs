namespace Typed.Providers.Http;

/// <summary>The address, keys, and limits of API requests. This is a class because the text form of a record would show the keys.</summary>
internal sealed class ApiSettings
{
    public required string Provider { get; init; }

    /// <summary>The base address, which ends with a slash: without one, a relative address would replace its last segment.</summary>
    public required Uri BaseAddress
    {
        get;
        init => field = new Uri(value.AbsoluteUri.TrimEnd('/') + "/");
    }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required SecretRedactor Redactor { get; init; }

    public required TimeSpan RequestTimeout { get; init; }

    public required int MaxResponseBytes { get; init; }

    /// <summary>The headers that report the request budget.</summary>
    public RateLimitHeaders RateLimitHeaders { get; init; } = RateLimitHeaders.Usual;
}
