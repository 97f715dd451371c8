namespace System.Runtime.CompilerServices;

// The compiler looks for it by name and netstandard2.0 does not have it: init accessors and records need it.
internal static class IsExternalInit;
