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
/// <param name="Plain">Whether it is set, as far as its expression alone says.</param>
/// <param name="IsTextKnown">Whether <paramref name="Text"/> is all there is to know: null then means that nothing is sent.</param>
/// <param name="Text">The wire text without quotes, a documented default included.</param>
/// <param name="Number">The number, for sums and counts.</param>
/// <param name="Count">The number of items of a list.</param>
/// <param name="Place">The value that was assigned, where a finding belongs.</param>
internal sealed record Fact(
    Presence Plain, bool IsTextKnown = false, string? Text = null, double? Number = null, int? Count = null, IOperation? Place = null)
{
    public static readonly Fact Unknown = new(Presence.Unknown);

    /// <summary>The value to ask the compiler's null analysis about, where <see cref="Plain"/> says nothing.</summary>
    public IOperation? Unclear { get; init; }

    /// <summary>Whether it is set. The null analysis binds the whole member again: ask for what is <see cref="Plain"/> first.</summary>
    public Presence IsSet => Plain == Presence.Unknown && Unclear is { } value
        && value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull ? Presence.Yes : Plain;

    /// <summary>Whether it is not set, for certain.</summary>
    public bool IsUnset => Plain == Presence.No;

    /// <summary>The fact that it has a value: that one, and no other.</summary>
    public Fact Being(string text) =>
        IsUnset || (IsTextKnown && Text == text) ? this : this with { Plain = IsTextKnown ? Presence.No : Presence.Unknown, Unclear = null };
}
