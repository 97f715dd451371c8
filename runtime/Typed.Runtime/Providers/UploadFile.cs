using System.Net.Http.Headers;

namespace Typed;

/// <summary>A file to upload with a request. It is read completely into memory, so that the request's hash covers its bytes.</summary>
public sealed class UploadFile
{
    /// <summary>Creates a file.</summary>
    /// <param name="name">The file name sent to the provider, without a path, such as <c>product.png</c>.</param>
    /// <param name="content">The bytes. They are not copied; do not change them until the request is sent.</param>
    /// <param name="contentType">The media type; null to detect PNG, JPEG or WebP from the first bytes, or else use arbitrary bytes.</param>
    /// <exception cref="ArgumentException">The name is empty or contains a path or a line break, or the file is empty.</exception>
    public UploadFile(string name, ReadOnlyMemory<byte> content, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.IndexOfAny(['/', '\\', '\r', '\n', '\0']) >= 0)
        {
            throw new ArgumentException("The name of a file must not contain a path or a line break.", nameof(name));
        }

        if (content.IsEmpty)
        {
            throw new ArgumentException($"The file {name} is empty.", nameof(content));
        }

        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException($"'{contentType}' is not a media type.", nameof(contentType));
        }

        Name = name;
        Content = content;
        ContentType = contentType ?? TypeOf(content.Span);
    }

    /// <summary>The file name.</summary>
    public string Name { get; }

    /// <summary>The bytes of the file.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>Reads a local file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<UploadFile> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new UploadFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a stream to its end. Does not close the stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">The file name.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<UploadFile> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
        return new UploadFile(name, content.ToArray());
    }

    /// <summary>Returns the name, length and media type.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} ({Content.Length} bytes, {ContentType})");

    private static string TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : "application/octet-stream";
}
