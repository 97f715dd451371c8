using System.Globalization;
using System.Text.Json;

namespace Typed.Emulator.Media;

/// <summary>The aspect ratio of an output, from the request.</summary>
/// <param name="Width">The relative width.</param>
/// <param name="Height">The relative height.</param>
internal readonly record struct MediaShape(int Width, int Height)
{
    private const int LongSide = 192;

    /// <summary>The pixel size of the served picture, always small, in this aspect ratio.</summary>
    public (int Width, int Height) Pixels => Width >= Height
        ? (LongSide, Math.Max(1, (int)((long)LongSide * Height / Width)))
        : (Math.Max(1, (int)((long)LongSide * Width / Height)), LongSide);

    /// <summary>Reads "16:9"; returns null for anything else, including "auto".</summary>
    public static MediaShape? FromRatio(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var parts = value.GetString()!.Split(':');
        return parts.Length == 2 && TrySide(parts[0], out var width) && TrySide(parts[1], out var height)
            ? new MediaShape(width, height)
            : null;
    }

    /// <summary>Reads an image size: width × height, or the name of a preset such as "portrait_16_9".</summary>
    public static MediaShape? FromSize(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return Side(value, "width") is { } width && Side(value, "height") is { } height ? new MediaShape(width, height) : null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var parts = value.GetString()!.Split('_');
        return parts switch
        {
            ["square", ..] => new MediaShape(1, 1),
            ["portrait", var a, var b] when TrySide(a, out var x) && TrySide(b, out var y) => new MediaShape(Math.Min(x, y), Math.Max(x, y)),
            ["landscape", var a, var b] when TrySide(a, out var x) && TrySide(b, out var y) => new MediaShape(Math.Max(x, y), Math.Min(x, y)),
            _ => null,
        };
    }

    private static int? Side(JsonElement size, string name) =>
        size.TryGetProperty(name, out var side) && side.ValueKind == JsonValueKind.Number && side.TryGetDecimal(out var value)
        && value is >= 1 and <= 100_000
            ? (int)value
            : null;

    private static bool TrySide(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is > 0 and <= 100_000;
}
