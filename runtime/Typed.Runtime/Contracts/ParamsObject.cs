using System.Buffers;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Typed.Visiting;

namespace Typed;

/// <summary>An object of input parameters: a model's own, or one nested in them.</summary>
/// <remarks>Two are equal when the provider would receive the same JSON.</remarks>
public abstract record ParamsObject
{
    /// <summary>Parameters that this record has no property for, sent as they are: for what was published after the last refresh.</summary>
    /// <remarks>A name that a property covers replaces that property on the wire; it is never sent twice.</remarks>
    public ExtraParameters? ExtraParameters { get; init; }

    /// <summary>Shows each parameter to <paramref name="visitor"/>, in wire order. Called by the runtime only.</summary>
    /// <param name="visitor">The writer, validator or other reader of the parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void Accept(ParamVisitor visitor);

    /// <summary>Writes the parameters as one JSON object, without allocating.</summary>
    /// <param name="writer">Where the object is written; the caller flushes.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonWriteVisitor.Write(this, writer);
    }

    /// <summary>The parameters as JSON text, as they stand on the wire.</summary>
    public string ToJson() => Encoding.UTF8.GetString(ToUtf8Json().Span);

    /// <summary>The parameters as UTF-8 JSON, as they stand on the wire.</summary>
    public ReadOnlyMemory<byte> ToUtf8Json()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Whether <paramref name="other"/> is of the same type and has the same JSON.</summary>
    /// <param name="other">The object to compare with.</param>
    public virtual bool Equals(ParamsObject? other) =>
        ReferenceEquals(this, other)
        || (other is not null && EqualityContract == other.EqualityContract && ToUtf8Json().Span.SequenceEqual(other.ToUtf8Json().Span));

    /// <summary>A hash over the JSON.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(ToUtf8Json().Span);
        return hash.ToHashCode();
    }

    /// <summary>The JSON, for logs and debuggers.</summary>
    public sealed override string ToString() => ToJson();
}
