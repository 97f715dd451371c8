using System.ComponentModel;

namespace Typed.Serialization;

/// <summary>A generated type with listed values that also accepts any other text.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOpenText<T>
    where T : struct, IOpenText<T>
{
    /// <summary>The text on the wire, or null for <c>default</c>.</summary>
    string? Value { get; }

    /// <summary>Creates a value from a text.</summary>
    /// <param name="value">The text on the wire.</param>
    static abstract T FromText(string value);
}
