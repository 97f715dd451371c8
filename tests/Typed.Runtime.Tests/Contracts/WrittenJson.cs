using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Typed.RuntimeTests.Contracts;

/// <summary>A request as a writer with options gets it.</summary>
internal static class WrittenJson
{
    public static string Of(ParamsObject request, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            request.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
