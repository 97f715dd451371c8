using System.Globalization;
using System.Text;

namespace Typed.Results;

/// <summary>Creates a file name from the provider's name for an asset. The name is untrusted input: it must not lead out of the directory.</summary>
internal static class AssetFileName
{
    private const int MaxRunes = 80;

    // File systems allow 255 bytes, and a letter can have four. The rest is for the extension, a number, and ".part".
    private const int MaxBytes = 200;
    private const int MaxExtension = 8;

    private static readonly Dictionary<string, string> s_extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["video/mp4"] = ".mp4",
        ["video/webm"] = ".webm",
        ["video/quicktime"] = ".mov",
        ["image/png"] = ".png",
        ["image/jpeg"] = ".jpg",
        ["image/webp"] = ".webp",
        ["image/gif"] = ".gif",
        ["audio/mpeg"] = ".mp3",
        ["audio/wav"] = ".wav",
        ["audio/x-wav"] = ".wav",
        ["audio/ogg"] = ".ogg",
        ["audio/mp4"] = ".m4a",
    };

    // Device names on Windows, with any extension.
    private static readonly HashSet<string> s_reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a name for the asset, without a directory.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="contentType">The media type reported by the asset host, or null.</param>
    /// <param name="taken">Names already used in the same download; the new one is added.</param>
    public static string Of(Asset asset, string? contentType, HashSet<string> taken)
    {
        var extension = FromUrl(asset.Url) ?? (contentType is null ? null : s_extensions.GetValueOrDefault(contentType)) ?? ".bin";
        var name = Clean(asset.Name) ?? Clean(asset.Id) ?? "asset";
        if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && name.Length > extension.Length)
        {
            name = name[..^extension.Length];
        }

        if (s_reserved.Contains(name.Split('.')[0].TrimEnd()))
        {
            name = "_" + name;
        }

        var candidate = name + extension;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = $"{name}-{number.ToString(CultureInfo.InvariantCulture)}{extension}";
        }

        return candidate;
    }

    private static string? FromUrl(Uri url)
    {
        var last = url.AbsolutePath[(url.AbsolutePath.LastIndexOf('/') + 1)..];
        var dot = last.LastIndexOf('.');
        var extension = dot < 0 ? "" : last[(dot + 1)..];
        return extension.Length is > 0 and <= MaxExtension && extension.All(char.IsAsciiLetterOrDigit) ? "." + extension.ToLowerInvariant() : null;
    }

    private static string? Clean(string? text)
    {
        var name = new StringBuilder();
        var bytes = 0;
        foreach (var rune in (text ?? "").EnumerateRunes().Take(MaxRunes))
        {
            // Replace separators and control, format (text direction) and private-use characters.
            var isSafe = Rune.IsLetterOrDigit(rune) || (rune.IsAscii && "-_. ()".Contains((char)rune.Value, StringComparison.Ordinal));
            bytes += isSafe ? rune.Utf8SequenceLength : 1;
            if (bytes > MaxBytes)
            {
                break;
            }

            name.Append(isSafe ? rune.ToString() : "_");
        }

        // A leading dot hides a file; Windows drops a trailing dot or space.
        var trimmed = name.ToString().Trim(' ', '.');
        return trimmed.All(c => c is '_' or '.' or ' ') ? null : trimmed;
    }
}
