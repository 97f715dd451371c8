using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Typed.Analyzers.Credits;

/// <summary>What one way through code spends.</summary>
/// <param name="Credits">The credits.</param>
/// <param name="Calls">The submissions.</param>
internal readonly record struct Spending(decimal Credits, int Calls)
{
    public static Spending operator +(Spending a, Spending b) => new(a.Credits + b.Credits, a.Calls + b.Calls);

    public static Spending operator *(Spending a, int times) => new(a.Credits * times, a.Calls * times);

    public static Spending? Dearer(Spending? a, Spending? b) => a is not { } one ? b : b is not { } other ? a : other.Credits > one.Credits ? other : one;
}

/// <summary>The dearest ways out of a statement; null for a way that does not exist.</summary>
/// <param name="End">To the next statement.</param>
/// <param name="Break">Out of the loop or switch.</param>
/// <param name="Continue">To the next turn of the loop.</param>
/// <param name="Leave">Out of the method.</param>
internal readonly record struct WaysOut(Spending? End, Spending? Break = null, Spending? Continue = null, Spending? Leave = null)
{
    public static readonly WaysOut Nothing = new(default(Spending));

    /// <summary>The dearest of all ways.</summary>
    public Spending? Dearest => Spending.Dearer(Spending.Dearer(End, Break), Spending.Dearer(Continue, Leave));

    /// <summary>Either of two.</summary>
    public static WaysOut Either(WaysOut a, WaysOut b) => new(
        Spending.Dearer(a.End, b.End), Spending.Dearer(a.Break, b.Break), Spending.Dearer(a.Continue, b.Continue), Spending.Dearer(a.Leave, b.Leave));

    /// <summary>All of them after something else was spent.</summary>
    public WaysOut After(Spending before) => new(before + End, before + Break, before + Continue, before + Leave);

    /// <summary>This, and then the next if this comes to its end.</summary>
    public WaysOut Then(WaysOut next) => End is not { } spent ? this : Either(this with { End = null }, next.After(spent));
}
