using System.ComponentModel;
using System.Text.Json;
using Typed.Parameters;
using Typed.Visiting;

namespace Typed;

/// <summary>An object of input parameters: the parameters of a model, or an object nested in them.</summary>
/// <remarks>Two objects are equal if they have the same type and the same JSON.</remarks>
public abstract record ParamsObject
{
    /// <summary>Parameters for which this record has no property, sent as is. Use them for parameters published after the last refresh.</summary>
    /// <remarks>An extra parameter with the name of a property replaces that property on the wire. No name is sent twice.</remarks>
    public ExtraParameters? ExtraParameters { get; init; }

    /// <summary>Passes each parameter to <paramref name="visitor"/>, in wire order. Called only by the runtime.</summary>
    /// <param name="visitor">The visitor, such as a writer or a validator.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract void Accept(ParamVisitor visitor);

    /// <summary>Writes the parameters as one JSON object, without allocating.</summary>
    /// <param name="writer">The writer that receives the object. The caller flushes it.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonWriting.Write(this, writer);
    }

    /// <summary>Returns the parameters as JSON text, exactly as sent on the wire.</summary>
    public string ToJson() => JsonWriting.Text(this);

    /// <summary>Returns the parameters as UTF-8 JSON, exactly as sent on the wire.</summary>
    public ReadOnlyMemory<byte> ToUtf8Json() => JsonWriting.Bytes(this);

    /// <summary>Determines whether <paramref name="other"/> has the same type and the same JSON.</summary>
    /// <param name="other">The object to compare with.</param>
    public virtual bool Equals(ParamsObject? other) =>
        ReferenceEquals(this, other)
        || (other is not null && EqualityContract == other.EqualityContract && ToUtf8Json().Span.SequenceEqual(other.ToUtf8Json().Span));

    /// <summary>Returns a hash code of the JSON.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(ToUtf8Json().Span);
        return hash.ToHashCode();
    }

    /// <summary>Returns the JSON, for logs and debuggers.</summary>
    public sealed override string ToString() => ToJson();
}
