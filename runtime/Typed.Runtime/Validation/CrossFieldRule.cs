namespace Typed.Validation;

/// <summary>What a rule between fields demands.</summary>
public enum CrossFieldRuleKind
{
    /// <summary>The first field, when set, needs all the others.</summary>
    Requires = 0,

    /// <summary>The first field, when set, forbids all the others.</summary>
    Excludes = 1,

    /// <summary>Exactly one of the fields is set.</summary>
    ExactlyOneOf = 2,

    /// <summary>One or more of the fields are set.</summary>
    AtLeastOneOf = 3,

    /// <summary>The sum of the terms lies in the range.</summary>
    Sum = 4,

    /// <summary>The product of the terms lies in the range.</summary>
    Product = 5,

    /// <summary>The first term divided by the second lies in the range.</summary>
    Ratio = 6,
}

/// <summary>A rule between fields that a provider states in prose, from <c>rules.json</c>.</summary>
/// <param name="Id">The rule's id within its model.</param>
/// <param name="Kind">What it demands.</param>
/// <param name="Statement">The rule in words.</param>
/// <param name="Terms">The fields it speaks of: names, paths such as <c>image_size.width</c>, or <c>count(image_urls)</c>.</param>
public sealed record CrossFieldRule(string Id, CrossFieldRuleKind Kind, string Statement, params string[] Terms)
{
    /// <summary>The least value of a sum, product or ratio.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest value of a sum, product or ratio.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Whether the provider is known to refuse a request that breaks it.</summary>
    public ViolationSeverity Severity { get; init; }

    /// <summary>Where the rule is stated.</summary>
    public string Source { get; init; } = "";
}
