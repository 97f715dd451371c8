using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Credits;

/// <summary>The spending on one path through code.</summary>
/// <param name="Credits">The credits.</param>
/// <param name="Calls">The number of submissions.</param>
internal readonly record struct Spending(decimal Credits, int Calls)
{
    public static Spending operator +(Spending a, Spending b) => new(a.Credits + b.Credits, a.Calls + b.Calls);

    public static Spending operator *(Spending a, int times) => new(a.Credits * times, a.Calls * times);

    public static Spending? Dearer(Spending? a, Spending? b) => a is not { } one ? b : b is not { } other ? a : other.Credits > one.Credits ? other : one;
}

/// <summary>The most expensive exit paths of a statement; null for a path that does not exist.</summary>
/// <param name="End">To the next statement.</param>
/// <param name="Break">Out of the loop or switch.</param>
/// <param name="Continue">To the next iteration of the loop.</param>
/// <param name="Leave">Out of the method.</param>
internal readonly record struct WaysOut(Spending? End, Spending? Break = null, Spending? Continue = null, Spending? Leave = null)
{
    public static readonly WaysOut Nothing = new(default(Spending));

    /// <summary>The most expensive of all paths.</summary>
    public Spending? Dearest => Spending.Dearer(Spending.Dearer(End, Break), Spending.Dearer(Continue, Leave));

    /// <summary>The more expensive path for each exit of two statements.</summary>
    public static WaysOut Either(WaysOut a, WaysOut b) => new(
        Spending.Dearer(a.End, b.End), Spending.Dearer(a.Break, b.Break), Spending.Dearer(a.Continue, b.Continue), Spending.Dearer(a.Leave, b.Leave));

    /// <summary>All paths, after previous spending.</summary>
    public WaysOut After(Spending before) => new(before + End, before + Break, before + Continue, before + Leave);

    /// <summary>This statement followed by the next, if this one reaches its end.</summary>
    public WaysOut Then(WaysOut next) => End is not { } spent ? this : Either(this with { End = null }, next.After(spent));
}
