using System.Text.Json;
using Typed.Validation;

namespace Typed.Specification;

/// <summary>One field of a model's input parameters with every constraint that its schema states.</summary>
public sealed class ParamField
{
    private TextPattern? _pattern;

    /// <summary>Makes a field.</summary>
    /// <param name="name">The name on the wire; empty for the items of a list.</param>
    /// <param name="kind">The shape of its value.</param>
    public ParamField(string name, ParamKind kind)
    {
        Name = name;
        Kind = kind;
        EncodedName = JsonEncodedText.Encode(name);
    }

    /// <summary>The name on the wire.</summary>
    public string Name { get; }

    /// <summary>The shape of the value.</summary>
    public ParamKind Kind { get; }

    /// <summary>Whether the model refuses a request without it.</summary>
    public bool Required { get; init; }

    /// <summary>Whether the model takes JSON null for it.</summary>
    public bool Nullable { get; init; }

    /// <summary>What the field is for, where its name says so.</summary>
    public ParamRole Role { get; init; }

    /// <summary>The documented default as JSON; null where none is documented. A field that is left out counts with it.</summary>
    public string? Default { get; init; }

    /// <summary>The allowed values in the schema's order; empty where any is allowed.</summary>
    public IReadOnlyList<WireValue> Values { get; init; } = [];

    /// <summary>The least number allowed.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The number that a value must be above.</summary>
    public decimal? ExclusiveMinimum { get; init; }

    /// <summary>The number that a value must be below.</summary>
    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>The step: a value must be a whole number of it. Compared as decimals: 0.3 is three steps of 0.1.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>The least length of a text, in Unicode characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length of a text, in Unicode characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The greatest length of a text that the documentation names in prose only: above it is a warning.</summary>
    public int? SoftMaxLength { get; init; }

    /// <summary>A regular expression that a text must match somewhere.</summary>
    public string? Pattern { get; init; }

    /// <summary>The format of a text, such as <c>uri</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The least number of items of a list.</summary>
    public int? MinItems { get; init; }

    /// <summary>The greatest number of items of a list.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The greatest number of items that the documentation names in prose only: above it is a warning.</summary>
    public int? SoftMaxItems { get; init; }

    /// <summary>Whether no two items of a list may be equal.</summary>
    public bool UniqueItems { get; init; }

    /// <summary>The constraints of a list's items.</summary>
    public ParamField? Items { get; init; }

    /// <summary>The fields of an object; not theirs in turn. Empty for a value that is no object.</summary>
    public IReadOnlyList<ParamField> Fields { get; init; } = [];

    /// <summary>Whether an object is exactly one of its <see cref="Fields"/>.</summary>
    public bool IsExactlyOne { get; init; }

    /// <summary>The place among the model's named input slots, from 0; -1 for a field that is no slot.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Whether the value changes the price, where the provider says.</summary>
    public CostEffect CostEffect { get; init; }

    /// <summary>The name on the wire, escaped for JSON.</summary>
    internal JsonEncodedText EncodedName { get; }

    /// <summary>The wire form of an enum member, or null for a number that is none.</summary>
    internal WireValue? ValueOf(int number)
    {
        // Lists are short; the long ones of some fonts and voices are still a scan of integers. By index: an enumerator would be allocated.
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Number == number)
            {
                return Values[i];
            }
        }

        return null;
    }

    internal bool MatchesPattern(string text) => (_pattern ??= new TextPattern(Pattern!)).Matches(text);
}
