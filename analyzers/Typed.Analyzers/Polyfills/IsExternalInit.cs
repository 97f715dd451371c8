using System.ComponentModel;

namespace System.Runtime.CompilerServices;

// The compiler asks for it in init accessors; netstandard2.0 does not have it.
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
