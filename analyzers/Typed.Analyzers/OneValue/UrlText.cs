using System.Text.RegularExpressions;

namespace Typed.Analyzers.OneValue;

/// <summary>Examines a constant text as a URL.</summary>
internal static class UrlText
{
    // None of them backtracks, but on a busy machine a thread may be suspended for longer than a short timeout.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private static readonly Regex s_scheme = Pattern(@"^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s]");
    private static readonly Regex s_characters = Pattern(@"^(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*\z");
    private static readonly Regex s_url = Pattern(@"^(?:https?|ftp)://[^/?#\s]+", RegexOptions.IgnoreCase);

    private static readonly (string Kind, string[] Extensions)[] s_kinds =
    [
        ("image", ["jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "avif", "heic"]),
        ("video", ["mp4", "mov", "webm", "mkv", "avi", "m4v"]),
        ("audio", ["mp3", "wav", "m4a", "aac", "flac", "ogg"]),
    ];

    /// <summary>Whether a text has a schema's format <c>uri</c> or <c>url</c>. Other formats are not checked.</summary>
    public static bool IsOfFormat(string format, string text) => format switch
    {
        "uri" => IsUri(text),
        "url" => s_url.IsMatch(text) && IsUri(text),
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

    private static bool IsUri(string text) =>
        s_scheme.IsMatch(text) && s_characters.IsMatch(text)
        && (text.IndexOf('[') < 0 || Uri.TryCreate(text, UriKind.Absolute, out _));

    private static Regex Pattern(string pattern, RegexOptions options = RegexOptions.None) => new(pattern, options | RegexOptions.CultureInvariant, s_timeout);
}
