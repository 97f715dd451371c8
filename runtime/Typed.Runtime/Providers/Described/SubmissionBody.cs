using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Typed.Providers.Described;

/// <summary>Builds the body of a submission: values at JSON pointers. Later values replace members of earlier ones.</summary>
internal sealed class SubmissionBody
{
    private readonly Dictionary<string, SubmissionBody> _members = new(StringComparer.Ordinal);
    private ReadOnlyMemory<byte> _json;

    /// <summary>Sets the value at a pointer.</summary>
    /// <param name="pointer">The pointer; empty for the whole body.</param>
    /// <param name="json">The value, as UTF-8 JSON.</param>
    public void Set(string pointer, ReadOnlyMemory<byte> json)
    {
        var node = this;
        foreach (var token in pointer.Split('/').Skip(1))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (!node._members.TryGetValue(name, out var inner))
            {
                inner = new SubmissionBody();
                node._members.Add(name, inner);
            }

            node = inner;
        }

        node._json = json;
    }

    /// <summary>Sets a text at a pointer.</summary>
    public void Set(string pointer, string text) => Set(pointer, Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\""));

    public ReadOnlyMemory<byte> ToUtf8()
    {
        // Exactly the bytes that were hashed for the request.
        if (_members.Count == 0 && !_json.IsEmpty)
        {
            return _json;
        }

        var buffer = new ArrayBufferWriter<byte>(_json.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer);
        }

        return buffer.WrittenMemory;
    }

    private void Write(Utf8JsonWriter writer)
    {
        if (_members.Count == 0)
        {
            writer.WriteRawValue(_json.IsEmpty ? "{}"u8 : _json.Span);
            return;
        }

        writer.WriteStartObject();
        if (!_json.IsEmpty)
        {
            using var document = JsonDocument.Parse(_json);
            foreach (var member in document.RootElement.ValueKind == JsonValueKind.Object ? [.. document.RootElement.EnumerateObject()] : Array.Empty<JsonProperty>())
            {
                if (!_members.ContainsKey(member.Name))
                {
                    member.WriteTo(writer);
                }
            }
        }

        foreach (var (name, member) in _members)
        {
            writer.WritePropertyName(name);
            member.Write(writer);
        }

        writer.WriteEndObject();
    }
}
