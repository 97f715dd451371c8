using System.ComponentModel;

namespace Typed.Serialization;

/// <summary>A generated type with listed texts that takes any other text as well.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenText<T>
    where T : struct, IOpenText<T>
{
    /// <summary>The text on the wire; null for <c>default</c>.</summary>
    string? Value { get; }

    /// <summary>The value for a text.</summary>
    /// <param name="value">The text on the wire.</param>
    static abstract T FromText(string value);
}
