using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Requests;

/// <summary>Whether a field is set, where that is known.</summary>
internal enum Presence
{
    Unknown,
    No,
    Yes,
}

/// <summary>What is known of one field of a request.</summary>
/// <param name="IsSet">Whether it is set.</param>
/// <param name="IsTextKnown">Whether <paramref name="Text"/> is all there is to know: null then means that nothing is sent.</param>
/// <param name="Text">The wire text without quotes, a documented default included.</param>
/// <param name="Number">The number, for sums and counts.</param>
/// <param name="Count">The number of items of a list.</param>
/// <param name="Place">The value that was assigned, where a finding belongs.</param>
internal sealed record Fact(
    Presence IsSet, bool IsTextKnown = false, string? Text = null, double? Number = null, int? Count = null, IOperation? Place = null)
{
    public static readonly Fact Unknown = new(Presence.Unknown);
}
