using System.ComponentModel;

namespace Typed.Reading;

/// <summary>A parameter object that can create itself from JSON. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
/// <remarks>A static member instead of a delegate: a lambda per record adds a class, a constructor and two methods to compile.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReadableParams<TSelf>
    where TSelf : ParamsObject, IReadableParams<TSelf>
{
    /// <summary>Reads all parameters. Values that do not fit are added to the reader's violations.</summary>
    /// <param name="reader">The JSON object.</param>
    static abstract TSelf Read(ParamsReader reader);
}
