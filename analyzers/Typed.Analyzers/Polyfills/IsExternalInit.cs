using System.ComponentModel;

namespace System.Runtime.CompilerServices;

// The compiler requires this type for init accessors; netstandard2.0 does not have it.
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
