namespace System.Runtime.CompilerServices;

// Required by init accessors and records. The compiler looks for it by name, and netstandard2.0 does not have it.
internal static class IsExternalInit;
