using Typed.Specification;

namespace Typed.Catalog;

/// <summary>Finds the field for the first or last frame of a video by its name: all providers use similar names for slots and URLs.</summary>
internal static class FrameFields
{
    private static readonly string[] s_picture = ["frame", "image", "img"];
    private static readonly string[] s_first = ["first", "start", "begin"];
    private static readonly string[] s_last = ["last", "end", "tail", "final"];
    private static readonly string[] s_plain = ["image", "image_url", "input_image", "input_image_url", "imageUrl"];

    /// <summary>Returns the field of the first frame. For a model that makes videos from images, this can be its only image.</summary>
    public static ParamField? First(ModelInfo model) =>
        Named(model, s_first)
        ?? (model.Kind == ModelKind.ImageToVideo ? model.Fields.FirstOrDefault(field => TakesMedia(field) && s_plain.Contains(field.Name, StringComparer.Ordinal)) : null);

    /// <summary>Returns the field of the last frame.</summary>
    public static ParamField? Last(ModelInfo model) => Named(model, s_last);

    private static ParamField? Named(ModelInfo model, string[] place) => model.Fields.FirstOrDefault(field =>
        TakesMedia(field) && Words(field.Name) is var words && words.Any(word => place.Contains(word, StringComparer.Ordinal)) && words.Any(word => s_picture.Contains(word, StringComparer.Ordinal)));

    // A strength or a switch for the frame is a number or a boolean.
    private static bool TakesMedia(ParamField field) => field.Kind is ParamKind.Text or ParamKind.Object or ParamKind.Union or ParamKind.Json;

    // end_image_url, endImageUrl and end-image give the same words.
    private static string[] Words(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $"_{char.ToLowerInvariant(c)}" : c == '-' ? "_" : c.ToString())).Split('_', StringSplitOptions.RemoveEmptyEntries);
}
