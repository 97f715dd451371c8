using System.ComponentModel;

namespace Typed.Reading;

/// <summary>A parameter object that can create itself from JSON. Implemented by generated code.</summary>
/// <remarks>
/// A static member instead of a delegate: a lambda per record adds a class, a constructor and two methods to compile. Not generic: the name of an explicit implementation
/// contains the interface with its type arguments, so each record would add a name of its own to the assembly.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReadableParams
{
    /// <summary>Reads all parameters. Values that do not fit are added to the reader's violations.</summary>
    /// <param name="reader">The JSON object.</param>
    /// <returns>An object of the implementing type.</returns>
    static abstract ParamsObject Read(ParamsReader reader);
}
