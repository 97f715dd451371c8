using Microsoft.CodeAnalysis;

namespace Typed.Analyzers.Requests;

/// <summary>Whether a field is set, if known.</summary>
internal enum Presence
{
    Unknown,
    No,
    Yes,
}

/// <summary>The known facts about one field of a request.</summary>
/// <param name="Plain">Whether the field is set, according to its expression alone.</param>
/// <param name="IsTextKnown">Whether <paramref name="Text"/> is the complete value: null then means that nothing is sent.</param>
/// <param name="Text">The wire text without quotes, including a documented default.</param>
/// <param name="Number">The number, for sums and counts.</param>
/// <param name="Count">The number of items of a list.</param>
/// <param name="Place">The assigned value, where a diagnostic is reported.</param>
internal sealed record Fact(
    Presence Plain, bool IsTextKnown = false, string? Text = null, double? Number = null, int? Count = null, IOperation? Place = null)
{
    public static readonly Fact Unknown = new(Presence.Unknown);

    /// <summary>The value for the compiler's null analysis if <see cref="Plain"/> is unknown.</summary>
    public IOperation? Unclear { get; init; }

    /// <summary>Whether the field is set. The null analysis binds the whole member again, so check <see cref="Plain"/> first.</summary>
    public Presence IsSet => Plain == Presence.Unknown && Unclear is { } value
        && value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.NotNull ? Presence.Yes : Plain;

    /// <summary>Whether the field is definitely not set.</summary>
    public bool IsUnset => Plain == Presence.No;

    /// <summary>The fact that the field has this value and no other.</summary>
    public Fact Being(string text) =>
        IsUnset || (IsTextKnown && Text == text) ? this : this with { Plain = IsTextKnown ? Presence.No : Presence.Unknown, Unclear = null };
}
