using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Reads the error bodies of providers that the library does not know. Only the status determines their meaning.</summary>
/// <param name="isOwnForm">Determines whether JSON has the form of the provider's errors; null for any JSON object.</param>
internal sealed class ProviderErrors(Func<JsonElement, bool>? isOwnForm) : IErrorReader
{
    public ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model) => new(ProviderMessages.Read(response.Body, redactor))
    {
        IsOwnForm = TolerantJson.Parse(response.Body) is { } json && (isOwnForm?.Invoke(json) ?? json.ValueKind == JsonValueKind.Object),
    };
}
