using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>The kind of a rule between fields. The names are those of the runtime's <c>CrossFieldRuleKind</c>.</summary>
public enum RuleKind
{
    Requires,
    Excludes,
    ExactlyOneOf,
    AtLeastOneOf,
    Sum,
    Product,
    Ratio,
}

/// <summary>A rule between fields, from the schema or from <c>rules.json</c>.</summary>
public sealed record RuleSpec(string Id, RuleKind Kind, string Statement, EquatableArray<string> Terms)
{
    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public bool IsWarning { get; init; }

    public string Source { get; init; } = "";
}
