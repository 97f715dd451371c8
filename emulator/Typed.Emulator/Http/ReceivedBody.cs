using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Typed.Emulator.Json;

namespace Typed.Emulator.Http;

/// <summary>Reads a request's JSON object, or returns a response that states why it can't.</summary>
internal static class ReceivedBody
{
    /// <summary>More than any request needs; the rest of a larger body is not read.</summary>
    public const int MaxBytes = 1024 * 1024;

    public static async Task<(JsonElement Json, IResult? Refusal)> ReadObjectAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        {
            return (default, JsonAnswer.Detail(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type in request; send application/json."));
        }

        try
        {
            if (await ReadAsync(request, cancellationToken) is not { } body)
            {
                return (default, JsonAnswer.Detail(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBytes} bytes."));
            }

            var json = JsonReading.Parse(body);
            return json.ValueKind == JsonValueKind.Object
                ? (json, null)
                : (default, JsonAnswer.Field(StatusCodes.Status400BadRequest, "non_field_errors", ["Invalid data. Expected a JSON object."]));
        }
        catch (JsonException exception)
        {
            return (default, JsonAnswer.Detail(StatusCodes.Status400BadRequest, $"JSON parse error - {exception.Message}"));
        }
        catch (BadHttpRequestException exception)
        {
            return (default, JsonAnswer.Detail(exception.StatusCode, exception.Message));
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MaxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
