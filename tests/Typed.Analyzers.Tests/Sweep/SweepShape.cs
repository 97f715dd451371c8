namespace Typed.Analyzers.Tests.Sweep;

/// <summary>The ways in which a generated property is given a value.</summary>
internal enum SweepShape
{
    /// <summary>A member of an enum, or a number that is cast to it.</summary>
    Choice,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A text that is one of some known values, or any other.</summary>
    OpenText,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>An image, video or sound by its address or id.</summary>
    Media,

    /// <summary>A list of any of these, or of objects.</summary>
    List,
}
