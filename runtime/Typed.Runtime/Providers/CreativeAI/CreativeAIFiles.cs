using System.Buffers.Binary;
using Typed.Providers;

namespace Typed.CreativeAI;

/// <summary>Checks the files of an image edit before they are sent, and refuses files for other operations.</summary>
/// <remarks>creativeai.run/api-docs § Advanced Image Editing; § Mask Format: a PNG with the image's dimensions. Size limits are not documented.</remarks>
internal static class CreativeAIFiles
{
    public const string Image = "image";
    public const string Mask = "mask";

    /// <exception cref="InvalidParametersException">A file is missing or not supported here, or the mask is not valid.</exception>
    public static void Check(GenerationRequest request, CreativeAIRoute route)
    {
        var violations = (route.IsMultipart ? OfEdit(request) : request.Files.Select(file => Violation(file.Key, "takes no files"))).ToList();
        if (violations.Count > 0)
        {
            throw new InvalidParametersException(CreativeAIClient.ProviderName, new ValidationReport(request.Model, violations));
        }
    }

    private static IEnumerable<Violation> OfEdit(GenerationRequest request)
    {
        var image = FileOf(request, Image);
        if (image is null)
        {
            yield return new Violation($"$.{Image}", "required", "the picture is missing: give the file with the request");
        }

        foreach (var (part, _) in request.Files.Where(file => file.Key is not (Image or Mask)))
        {
            yield return Violation(part, $"takes the files {Image} and {Mask} only");
        }

        if (FileOf(request, Mask) is not { } mask)
        {
            yield break;
        }

        if (PngSize(mask.Content.Span) is not { } size)
        {
            yield return new Violation($"$.{Mask}", "format", "a mask is a PNG");
        }
        else if (image is not null && PngSize(image.Content.Span) is { } wanted && wanted != size)
        {
            yield return new Violation(
                $"$.{Mask}", "size", FormattableString.Invariant($"a mask has the picture's dimensions: it is {size.Width}x{size.Height}, the picture {wanted.Width}x{wanted.Height}"));
        }
    }

    private static Violation Violation(string part, string what) => new($"$.{part}", "files", $"the call {what}");

    private static UploadFile? FileOf(GenerationRequest request, string part) => request.Files.FirstOrDefault(file => file.Key == part).Value;

    // The signature is followed by the IHDR chunk. Its first eight bytes are width and height.
    private static (uint Width, uint Height)? PngSize(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) && bytes[12..].StartsWith("IHDR"u8)
            ? (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]))
            : null;
}
