using Typed.Providers.Http;

namespace Typed.Providers;

/// <summary>Reads the error bodies of providers that the library does not know. Only the status determines their meaning.</summary>
internal sealed class ProviderErrors : IErrorReader
{
    public static ProviderErrors Instance { get; } = new();

    public ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model) => new(ProviderMessages.Read(response.Body, redactor));
}
