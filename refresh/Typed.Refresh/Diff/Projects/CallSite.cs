using Typed.Refresh.Diff.Changes;

namespace Typed.Refresh.Diff.Projects;

/// <summary>What a change does to a place in the user's code.</summary>
internal enum CallSiteEffect
{
    /// <summary>It no longer compiles, or the request is refused.</summary>
    Breaks,

    /// <summary>The request costs more.</summary>
    Dearer,

    /// <summary>The request costs less.</summary>
    Cheaper,

    /// <summary>What it costs may have changed; that depends on values at run time.</summary>
    MayCost,

    /// <summary>The request asks for something else than before.</summary>
    OtherDefault,
}

/// <summary>A place in the user's code that a change touches.</summary>
/// <param name="File">The path, as reports show it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">The code at the place, on one line.</param>
/// <param name="Effect">What the change does there.</param>
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
