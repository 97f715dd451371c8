using System.Net.Http.Headers;

namespace Typed;

/// <summary>A file that goes with a request: its bytes, read whole, so that the request's hash covers them.</summary>
public sealed class UploadFile
{
    /// <summary>Makes a file.</summary>
    /// <param name="name">Its name as the provider is told, without a path, such as <c>product.png</c>.</param>
    /// <param name="content">Its bytes; not copied, so leave them as they are until the request is sent.</param>
    /// <param name="contentType">Its media type; null for what the first bytes say: PNG, JPEG, WebP, or any bytes.</param>
    /// <exception cref="ArgumentException">The name is empty or has a path or a line break, or the file is empty.</exception>
    public UploadFile(string name, ReadOnlyMemory<byte> content, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.IndexOfAny(['/', '\\', '\r', '\n', '\0']) >= 0)
        {
            throw new ArgumentException("The name of a file has neither a path nor a line break.", nameof(name));
        }

        if (content.IsEmpty)
        {
            throw new ArgumentException($"The file {name} is empty.", nameof(content));
        }

        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException($"'{contentType}' is no media type.", nameof(contentType));
        }

        Name = name;
        Content = content;
        ContentType = contentType ?? TypeOf(content.Span);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>Reads a file of this machine.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<UploadFile> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new UploadFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a stream to its end. It is not closed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<UploadFile> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return new UploadFile(name, content.ToArray());
    }

    /// <summary>Name and length.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Content.Length} bytes, {ContentType})");

    private static string TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : "application/octet-stream";
}
