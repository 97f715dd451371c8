using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Typed.Emulator.Media;

/// <summary>The files produced by finished jobs, by name, like a provider's CDN.</summary>
internal sealed class MediaLibrary
{
    private static readonly ConcurrentDictionary<string, byte[]> s_embedded = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, Func<MediaFile>> _files = new(StringComparer.Ordinal);

    /// <summary>Adds a picture and returns its file name. A PNG is drawn on first request.</summary>
    public string AddImage(Guid asset, MediaShape shape, int seed, string format, bool transparent = false)
    {
        var (name, make) = format switch
        {
            "jpeg" or "jpg" => ($"{asset}.jpg", Embedded("image.jpg", "image/jpeg")),
            "webp" => ($"{asset}.webp", Embedded("image.webp", "image/webp")),
            _ => ($"{asset}.png", Drawn(shape, seed, transparent)),
        };
        _files[name] = make;
        return name;
    }

    /// <summary>Adds a video and returns its file name.</summary>
    public string AddVideo(Guid asset, MediaShape shape)
    {
        var clip = shape.Width == shape.Height ? "square.mp4" : shape.Width > shape.Height ? "landscape.mp4" : "portrait.mp4";
        var name = $"{asset}.mp4";
        _files[name] = Embedded(clip, "video/mp4");
        return name;
    }

    /// <summary>Adds a sound and returns its file name.</summary>
    public string AddSound(Guid asset)
    {
        var name = $"{asset}.mp3";
        _files[name] = static () => new MediaFile(Mp3Sound.Silence(), "audio/mpeg");
        return name;
    }

    /// <summary>Adds an asset's thumbnail and returns its file name.</summary>
    public string AddThumbnail(Guid asset, MediaShape shape, int seed)
    {
        var name = $"{asset}-thumbnail.png";
        _files[name] = Drawn(shape, seed);
        return name;
    }

    public bool TryGet(string name, [NotNullWhen(true)] out MediaFile? file)
    {
        file = _files.TryGetValue(name, out var make) ? make() : null;
        return file is not null;
    }

    private static Func<MediaFile> Drawn(MediaShape shape, int seed, bool transparent = false) => () =>
    {
        var (width, height) = shape.Pixels;
        return new MediaFile(PngImage.Gradient(width, height, seed, transparent), "image/png");
    };

    private static Func<MediaFile> Embedded(string resource, string type) => () => new MediaFile(s_embedded.GetOrAdd(resource, Load), type);

    private static byte[] Load(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("media/" + resource)
            ?? throw new InvalidOperationException($"The media file '{resource}' is missing in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A file to serve.</summary>
internal sealed record MediaFile(byte[] Content, string ContentType);
