using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Typed.Parameters;

/// <summary>Writes parameters as text or bytes. One buffer per thread is reused, because a writer takes more memory than most requests.</summary>
#pragma warning disable CA1001 // It lives as long as its thread, and its writer has nothing but the buffer.
internal sealed class JsonBuffer
#pragma warning restore CA1001
{
    // A request with inline media would otherwise keep its memory for as long as the thread lives.
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static JsonBuffer? s_kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;

    private JsonBuffer() => _writer = new Utf8JsonWriter(_buffer);

    public static string Text(ParamsObject value)
    {
        var buffer = Written(value);
        var text = Encoding.UTF8.GetString(buffer._buffer.WrittenSpan);
        buffer.Return();
        return text;
    }

    public static byte[] Bytes(ParamsObject value)
    {
        var buffer = Written(value);
        var bytes = buffer._buffer.WrittenSpan.ToArray();
        buffer.Return();
        return bytes;
    }

    // Taken out while in use, and left to the collector if writing fails.
    private static JsonBuffer Written(ParamsObject value)
    {
        var buffer = s_kept ?? new JsonBuffer();
        s_kept = null;
        value.WriteTo(buffer._writer);
        buffer._writer.Flush();
        return buffer;
    }

    private void Return()
    {
        if (_buffer.Capacity <= MaxKept)
        {
            _buffer.ResetWrittenCount();
            _writer.Reset(_buffer);
            s_kept = this;
        }
    }
}
