namespace Typed.Validation;

/// <summary>The kinds of cross-field rules.</summary>
public enum CrossFieldRuleKind
{
    /// <summary>If the first field is set, all others must be set.</summary>
    Requires = 0,

    /// <summary>If the first field is set, none of the others may be set.</summary>
    Excludes = 1,

    /// <summary>Exactly one of the fields must be set.</summary>
    ExactlyOneOf = 2,

    /// <summary>At least one of the fields must be set.</summary>
    AtLeastOneOf = 3,

    /// <summary>The sum of the terms must be in the range.</summary>
    Sum = 4,

    /// <summary>The product of the terms must be in the range.</summary>
    Product = 5,

    /// <summary>The first term divided by the second must be in the range.</summary>
    Ratio = 6,
}

/// <summary>A cross-field rule that a provider states in prose, from <c>rules.json</c>.</summary>
/// <param name="Id">The rule's id within its model.</param>
/// <param name="Kind">The kind of rule.</param>
/// <param name="Statement">The rule in words.</param>
/// <param name="Terms">The fields that the rule applies to: names, paths such as <c>image_size.width</c>, or <c>count(image_urls)</c>.</param>
public sealed record CrossFieldRule(string Id, CrossFieldRuleKind Kind, string Statement, params string[] Terms)
{
    /// <summary>The minimum of a sum, product or ratio.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The maximum of a sum, product or ratio.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Whether the provider is known to reject a request that violates the rule.</summary>
    public ViolationSeverity Severity { get; init; }

    /// <summary>The source of the rule.</summary>
    public string Source { get; init; } = "";
}
