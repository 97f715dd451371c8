using Typed.Refresh.Diff.Changes;

namespace Typed.Refresh.Diff.Projects;

/// <summary>The effect of a change on a location in the user's code.</summary>
internal enum CallSiteEffect
{
    /// <summary>The code no longer compiles, or the request is rejected.</summary>
    Breaks,

    /// <summary>The request costs more.</summary>
    Dearer,

    /// <summary>The request costs less.</summary>
    Cheaper,

    /// <summary>The cost may have changed, depending on values at run time.</summary>
    MayCost,

    /// <summary>The request has a different meaning than before.</summary>
    OtherDefault,
}

/// <summary>A location in the user's code that a change affects.</summary>
/// <param name="File">The path as shown in reports.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">The code at the location, on one line.</param>
/// <param name="Effect">The effect of the change there.</param>
/// <param name="Message">The effect in words.</param>
/// <param name="Change">The change.</param>
internal sealed record CallSite(string File, int Line, int Column, string Text, CallSiteEffect Effect, string Message, Change Change)
{
    public string Where => FormattableString.Invariant($"{File}({Line},{Column})");

    public static string Word(CallSiteEffect effect) => effect switch
    {
        CallSiteEffect.Breaks => "breaks",
        CallSiteEffect.Dearer => "dearer",
        CallSiteEffect.Cheaper => "cheaper",
        CallSiteEffect.MayCost => "cost-may-change",
        _ => "other-default",
    };
}
