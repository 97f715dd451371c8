namespace Studio.Jobs;

/// <summary>The content types that the page shows. Whatever else a provider delivers is a download, never a page of this site.</summary>
internal static class FileTypes
{
    public const string Download = "application/octet-stream";

    public static string Of(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".WEBP" => "image/webp",
        ".GIF" => "image/gif",
        ".MP4" => "video/mp4",
        ".WEBM" => "video/webm",
        ".MP3" => "audio/mpeg",
        ".WAV" => "audio/wav",
        _ => Download,
    };
}
