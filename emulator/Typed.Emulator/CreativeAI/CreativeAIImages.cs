using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Typed.Emulator.Faults;
using Typed.Emulator.Http;
using Typed.Emulator.Json;
using Typed.Emulator.Media;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>Generates pictures synchronously. Compatible with OpenAI clients.</summary>
internal static class CreativeAIImages
{
    // The real limit is not documented.
    private const int MaxFormBytes = 32 * 1024 * 1024;

    public static async Task<IResult> GenerateAsync(
        HttpRequest http, CreativeAICalls calls, MediaLibrary media, FaultBoard faults, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, model, refusal) = await calls.ReadAsync(http, "image-generation/", null, cancellationToken);
        if (model is null)
        {
            return refusal!;
        }

        var count = body.TryKind("n", JsonValueKind.Number, out var n) ? (int)n.GetDecimal() : 1;
        var transparent = body.TryKind("background", JsonValueKind.String, out var background) && background.ValueEquals("transparent");
        return Make(http, calls, media, faults, time, body, CreativeAIPrices.Image * count, count, transparent);
    }

    public static async Task<IResult> EditAsync(
        HttpRequest http, CreativeAICalls calls, MediaLibrary media, FaultBoard faults, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!http.HasFormContentType)
        {
            return Refuse("The body is not a multipart form.", null);
        }

        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxFormBytes;
        }

        IFormCollection form;
        try
        {
            form = await http.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = MaxFormBytes }, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Refuse("The form cannot be read.", null);
        }

        var fields = new JsonObject();
        foreach (var (name, value) in form)
        {
            fields[name] = value.ToString();
        }

        var (body, model, refusal) = calls.Check(JsonReading.Parse(System.Text.Encoding.UTF8.GetBytes(fields.ToJsonString())), "image-edit/", null);
        return model is null ? refusal!
            : await FileProblemAsync(form, cancellationToken) is { } problem ? problem
            : Make(http, calls, media, faults, time, body, CreativeAIPrices.ImageEdit, 1, transparent: false);
    }

    private static async Task<IResult?> FileProblemAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        // OpenAI's client names the part image[] if it gets a list.
        var image = form.Files.GetFile("image") ?? form.Files.GetFile("image[]");
        if (image is null || image.Length == 0)
        {
            return Refuse("The file part is missing.", "image");
        }

        if (form.Files.GetFile("mask") is not { } mask)
        {
            return null;
        }

        var (size, wanted) = (await SizeAsync(mask, cancellationToken), await SizeAsync(image, cancellationToken));
        return size is null ? Refuse("The mask must be a PNG.", "mask")
            : wanted is not null && wanted != size ? Refuse("The mask must have the same dimensions as the image.", "mask")
            : null;
    }

    private static JsonAnswer Make(
        HttpRequest http, CreativeAICalls calls, MediaLibrary media, FaultBoard faults, TimeProvider time, JsonElement body, decimal price, int count, bool transparent)
    {
        if (faults.Take(FaultKind.FailJob) is { } fault)
        {
            return CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, "content_policy_violation", fault.Text!, "prompt");
        }

        if (!calls.Account.TryCharge(price))
        {
            return CreativeAIAnswers.TooFewCredits(price);
        }

        var shape = ShapeOf(body);
        var root = calls.OriginOf(http) + MediaEndpoints.Path;
        var urls = Enumerable.Range(0, count).Select(number =>
        {
            var id = Guid.NewGuid();
            return root + media.AddImage(id, shape, id.GetHashCode() + number, "png", transparent);
        }).ToList();
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("created", time.GetUtcNow().ToUnixTimeSeconds());
            json.WriteStartArray("data");
            foreach (var url in urls)
            {
                json.WriteStartObject();
                json.WriteString("url", url);
                json.WriteString("revised_prompt", body.GetProperty("prompt").GetString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static MediaShape ShapeOf(JsonElement body)
    {
        var parts = body.TryKind("size", JsonValueKind.String, out var size) ? size.GetString()!.Split('x') : [];
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and <= 100_000
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height is > 0 and <= 100_000
                ? new MediaShape(width, height)
                : new MediaShape(1, 1);
    }

    private static async Task<(uint Width, uint Height)?> SizeAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var header = new byte[24];
        await using var stream = file.OpenReadStream();
        return await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) == header.Length
            && header.AsSpan().StartsWith(PngImage.Signature)
                ? (BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(20)))
                : null;
    }

    private static JsonAnswer Refuse(string message, string? param) =>
        CreativeAIAnswers.Error(StatusCodes.Status400BadRequest, CreativeAIAnswers.InvalidRequest, null, message, param);
}
