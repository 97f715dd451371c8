using System.Globalization;
using System.Text.Json;

namespace Typed.Emulator.Media;

/// <summary>The size of an output in pixels, as a provider would report it.</summary>
internal static class OutputSize
{
    /// <summary>Returns the form 1080x1920, from an explicit size, or from the short side ("1080p") and the aspect ratio.</summary>
    public static string? Of(JsonElement size, JsonElement resolution, MediaShape? shape)
    {
        if (shape is not { } proportions)
        {
            return null;
        }

        if (size.ValueKind == JsonValueKind.Object)
        {
            return $"{proportions.Width}x{proportions.Height}";
        }

        if (resolution.ValueKind != JsonValueKind.String
            || !int.TryParse(resolution.GetString()!.TrimEnd('p', 'P'), NumberStyles.None, CultureInfo.InvariantCulture, out var side)
            || side > 100_000)
        {
            return null;
        }

        var (width, height) = (proportions.Width, proportions.Height);
        return width >= height ? $"{(long)side * width / height}x{side}" : $"{side}x{(long)side * height / width}";
    }
}
