using System.ComponentModel;

namespace Typed.Reading;

/// <summary>An object of parameters that makes itself from JSON. Implemented by generated code.</summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
/// <remarks>A static member and no delegate: a lambda per record is a class, a constructor and two methods more to compile.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReadableParams<TSelf>
    where TSelf : ParamsObject, IReadableParams<TSelf>
{
    /// <summary>Reads each parameter; what does not fit becomes a violation of the reader.</summary>
    /// <param name="reader">The JSON object.</param>
    static abstract TSelf Read(ParamsReader reader);
}
