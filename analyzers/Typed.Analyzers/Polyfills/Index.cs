namespace System;

// The compiler requires this type for list patterns; netstandard2.0 does not have it.
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
