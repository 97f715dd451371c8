using Typed.Validation;

namespace Typed.Analyzers.OneValue;

/// <summary>Examines a constant text as a URL.</summary>
internal static class UrlText
{
    private static readonly (string Kind, string[] Extensions)[] s_kinds =
    [
        ("image", ["jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "avif", "heic"]),
        ("video", ["mp4", "mov", "webm", "mkv", "avi", "m4v"]),
        ("audio", ["mp3", "wav", "m4a", "aac", "flac", "ogg"]),
    ];

    /// <summary>Whether a text has a schema's format <c>uri</c> or <c>url</c>. Other formats are not checked.</summary>
    public static bool IsOfFormat(string format, string text) => format switch
    {
        "uri" => UriSyntax.IsUri(text),
        "url" => UriSyntax.IsUrl(text),
        _ => true,
    };

    /// <summary>Whether a provider can fetch the URL: an absolute http or https URL with a host.</summary>
    public static bool CanBeFetched(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;

    /// <summary>Whether the media is inline in the text. Some providers accept that, others do not.</summary>
    public static bool IsInline(string text) => text.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The kind of media that a path's extension indicates, or null if unknown.</summary>
    public static string? MediaKind(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.IsFile)
        {
            return null;
        }

        var path = uri.AbsolutePath;
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/')
            ? s_kinds.FirstOrDefault(kind => kind.Extensions.Contains(path.Substring(dot + 1), StringComparer.OrdinalIgnoreCase)).Kind
            : null;
    }
}
