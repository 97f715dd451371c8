namespace Typed.Providers.Http;

/// <summary>Where API requests go, with which keys, and their limits. A class, not a record: its text would show the keys.</summary>
internal sealed class ApiSettings
{
    public required string Provider { get; init; }

    public required Uri BaseAddress { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required SecretRedactor Redactor { get; init; }

    public required TimeSpan RequestTimeout { get; init; }

    public required int MaxResponseBytes { get; init; }
}
