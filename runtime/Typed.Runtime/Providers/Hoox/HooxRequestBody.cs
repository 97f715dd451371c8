using System.Buffers;
using System.Text.Json;
using Typed.Hoox.Wire;
using Typed.Providers;
using Typed.Providers.Http;

namespace Typed.Hoox;

/// <summary>Writes the bodies of start and pricing calls. A model's parameters are written next to the members of the call, not nested.</summary>
internal static class HooxRequestBody
{
    private const string Provider = HooxClient.ProviderName;
    private const string Type = "type";

    // Members of the call that the parameters must not set.
    private static readonly string[] s_reserved = ["model", "webhook_url"];

    /// <summary>Writes the body of a start call.</summary>
    /// <exception cref="InvalidParametersException">The parameters set a member of the call, or the output type (image or video) is not specified.</exception>
    public static ReadOnlyMemory<byte> Start(GenerationRequest request)
    {
        using var parameters = JsonDocument.Parse(request.InputParams);
        var root = parameters.RootElement;
        foreach (var name in s_reserved.Concat(request.Members.Select(member => member.Key)).Where(name => root.TryGetProperty(name, out _)))
        {
            throw Invalid(request, $"$.{name}", $"'{name}' is set by the call and by the parameters.");
        }

        var type = TypeOf(request.Kind);
        if (type is null && !root.TryGetProperty(Type, out _))
        {
            throw Invalid(request, "$.type", "It is not known whether the model makes an image or a video: set 'type', or give the client a catalog that has the model.");
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (!root.TryGetProperty(Type, out _))
            {
                writer.WriteString(Type, type);
            }

            writer.WriteString("model"u8, request.Model);
            foreach (var member in root.EnumerateObject())
            {
                member.WriteTo(writer);
            }

            foreach (var (name, value) in request.Members)
            {
                writer.WriteString(name, value);
            }

            if (request.WebhookUrl is { } url)
            {
                writer.WriteString("webhook_url"u8, url.AbsoluteUri);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Creates the body of a pricing call: only the documented parameters, and the number of references.</summary>
    public static PricingRequest Pricing(string model, JsonElement parameters) => new(model)
    {
        Duration = TolerantJson.Member(parameters, "duration"),
        Resolution = TolerantJson.Member(parameters, "resolution"),
        ModelSettings = TolerantJson.Member(parameters, "model_settings"),
        GenerationCount = TolerantJson.Member(parameters, "generation_count"),
        ImageCount = TolerantJson.Member(parameters, "references") is { ValueKind: JsonValueKind.Array } references && references.GetArrayLength() is > 0 and var count ? count : null,
    };

    // text_to_video, image_to_video: the last word is the output type.
    private static string? TypeOf(ModelKind kind) => kind.ToString() switch
    {
        var text when text.EndsWith("_video", StringComparison.Ordinal) => "video",
        var text when text.EndsWith("_image", StringComparison.Ordinal) => "image",
        _ => null,
    };

    private static InvalidParametersException Invalid(GenerationRequest request, string path, string message) =>
        new(Provider, new ValidationReport(request.Model, [new Violation(path, "call", message)]));
}
