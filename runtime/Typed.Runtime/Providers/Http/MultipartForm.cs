using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Typed.Providers.Http;

/// <summary>Writes parameters and files as <c>multipart/form-data</c> (RFC 7578), for a single send.</summary>
internal static class MultipartForm
{
    /// <summary>Writes the members of the object as text parts, followed by the files.</summary>
    /// <param name="members">One JSON object. Text is written unchanged, any other value as its JSON. Null is omitted.</param>
    /// <param name="files">The files by part name.</param>
    public static SingleUseContent Of(JsonElement members, IEnumerable<KeyValuePair<string, UploadFile>> files)
    {
        // 128 random bits: they do not occur in a file by accident.
        var boundary = $"typed-{Guid.NewGuid():N}";
        var pieces = new List<ReadOnlyMemory<byte>>();
        foreach (var member in members.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
            pieces.Add(Utf8($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(member.Name)}\"\r\n\r\n{text}\r\n"));
        }

        foreach (var (part, file) in files)
        {
            pieces.Add(Utf8($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(part)}\"; filename=\"{Quoted(file.Name)}\"\r\nContent-Type: {file.ContentType}\r\n\r\n"));
            pieces.Add(file.Content);
            pieces.Add(Utf8("\r\n"));
        }

        pieces.Add(Utf8($"--{boundary}--\r\n"));
        return new SingleUseContent(pieces, MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}"));
    }

    // As in browsers: percent-encode the characters that would end the quotes or the line.
    private static string Quoted(string text) =>
        text.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
