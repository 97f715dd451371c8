using System.ComponentModel;

namespace Typed.Serialization;

/// <summary>A number as a type, because a type is all that the attribute of an enum can pass to its converter. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAt
{
    /// <summary>The number, from 0.</summary>
    static abstract int Number { get; }
}

/// <summary>A number of several digits: the last one, and those before it.</summary>
/// <typeparam name="TBefore">The digits before the last one.</typeparam>
/// <typeparam name="TLast">The last digit.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At<TBefore, TLast> : IAt
    where TBefore : struct, IAt
    where TLast : struct, IAt
{
    static int IAt.Number => (TBefore.Number * 10) + TLast.Number;
}

/// <summary>The number 0.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At0 : IAt
{
    static int IAt.Number => 0;
}

/// <summary>The number 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At1 : IAt
{
    static int IAt.Number => 1;
}

/// <summary>The number 2.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At2 : IAt
{
    static int IAt.Number => 2;
}

/// <summary>The number 3.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At3 : IAt
{
    static int IAt.Number => 3;
}

/// <summary>The number 4.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At4 : IAt
{
    static int IAt.Number => 4;
}

/// <summary>The number 5.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At5 : IAt
{
    static int IAt.Number => 5;
}

/// <summary>The number 6.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At6 : IAt
{
    static int IAt.Number => 6;
}

/// <summary>The number 7.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At7 : IAt
{
    static int IAt.Number => 7;
}

/// <summary>The number 8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At8 : IAt
{
    static int IAt.Number => 8;
}

/// <summary>The number 9.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct At9 : IAt
{
    static int IAt.Number => 9;
}
