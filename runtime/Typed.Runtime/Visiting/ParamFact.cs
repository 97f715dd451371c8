using Typed.Specification;

namespace Typed.Visiting;

/// <summary>What is known about one field of a request.</summary>
/// <param name="IsSet">Whether the request sets the field; otherwise this is its documented default.</param>
/// <param name="Text">The wire text without quotes; null if it is unknown or not a single value.</param>
/// <param name="Number">The value as a number; null if it is none.</param>
/// <param name="Count">The number of items of a list; null for anything else.</param>
internal readonly record struct ParamFact(bool IsSet, string? Text, double? Number, int? Count)
{
    public static ParamFact Of(DefaultValue value) => new(false, value.Text, value.Number, null);
}
