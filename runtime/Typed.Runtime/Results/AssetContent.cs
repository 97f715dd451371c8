namespace Typed.Results;

/// <summary>Recognizes a response that is not an asset: a page or an error instead of a video, compressed bytes, or an empty body.</summary>
internal static class AssetContent
{
    // For these types, the text is the asset itself.
    private static readonly HashSet<string> s_textual = new([".html", ".htm", ".json", ".xml", ".svg", ".txt", ".srt", ".vtt", ".gz", ".tgz"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_pages = new(
        ["text/html", "application/xhtml+xml", "application/json", "application/problem+json", "application/xml", "text/xml"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns why the headers cannot be those of an asset; null if they can.</summary>
    public static string? Refusal(Asset asset, HttpResponseMessage response)
    {
        var headers = response.Content.Headers;
        return headers.ContentLength == 0 ? "is empty"
            : IsTextual(asset) ? null
            : headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)) ? "came compressed, which was not requested"
            : headers.ContentType?.MediaType is { } type && s_pages.Contains(type) ? $"is {type}, not media"
            : null;
    }

    /// <summary>Returns why the first bytes cannot be those of an asset; null if they can.</summary>
    public static string? Refusal(Asset asset, ReadOnlySpan<byte> start)
    {
        if (IsTextual(asset))
        {
            return null;
        }

        if (start.StartsWith<byte>([0x1f, 0x8b]))
        {
            return "came compressed (gzip), which was not requested";
        }

        var text = start;
        while (text.Length > 0 && text[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xef or 0xbb or 0xbf)
        {
            text = text[1..];
        }

        return StartsWith(text, "<!doctype html"u8) || StartsWith(text, "<html"u8) ? "is a page (HTML), not media" : null;
    }

    private static bool IsTextual(Asset asset) => s_textual.Contains(Path.GetExtension(asset.Url.AbsolutePath));

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lower) =>
        text.Length >= lower.Length && System.Text.Ascii.EqualsIgnoreCase(text[..lower.Length], lower);
}
