using System.Text;
using System.Text.Json;

namespace Typed.Parameters;

/// <summary>Writes parameters as JSON. One visitor per thread is reused, so that a write allocates nothing.</summary>
internal static class JsonWriting
{
    // A request with inline media would otherwise keep its memory for as long as the thread lives.
    private const int MaxKept = 64 * 1024;

    [ThreadStatic]
    private static JsonWriteVisitor? s_kept;

    /// <summary>Writes an object to a writer: in one step, which takes half the time of a call for each member.</summary>
    /// <exception cref="InvalidOperationException">The object is nested deeper than the writer allows.</exception>
    public static void Write(ParamsObject value, Utf8JsonWriter writer)
    {
        var visitor = Written(value);
        var options = writer.Options;
        if (writer.CurrentDepth + visitor.Target.Depth > options.MaxDepth)
        {
            throw new InvalidOperationException("The parameters are nested deeper than the writer allows.");
        }

        if (options.Indented || options.Encoder is not null)
        {
            // The writer's own form of the same values.
            using var document = JsonDocument.Parse(visitor.Target.Written, new JsonDocumentOptions { MaxDepth = JsonBytes.DeepestLevel });
            document.WriteTo(writer);
        }
        else
        {
            writer.WriteRawValue(visitor.Target.Written.Span, skipInputValidation: true);
        }

        Return(visitor);
    }

    public static string Text(ParamsObject value)
    {
        var visitor = Written(value);
        var text = Encoding.UTF8.GetString(visitor.Target.Written.Span);
        Return(visitor);
        return text;
    }

    public static byte[] Bytes(ParamsObject value)
    {
        var visitor = Written(value);
        var bytes = visitor.Target.Written.ToArray();
        Return(visitor);
        return bytes;
    }

    // Taken out while in use, because a list may be the caller's own type, which writes another record. Left to the collector if writing fails.
    private static JsonWriteVisitor Written(ParamsObject value)
    {
        var visitor = s_kept ?? new JsonWriteVisitor();
        s_kept = null;
        visitor.WriteObject(value);
        return visitor;
    }

    private static void Return(JsonWriteVisitor visitor)
    {
        if (visitor.Target.Capacity <= MaxKept)
        {
            visitor.Target.Clear();
            s_kept = visitor;
        }
    }
}
