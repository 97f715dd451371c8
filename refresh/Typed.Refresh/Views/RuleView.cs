using Typed.Schema.Specification;

namespace Typed.Refresh.Views;

/// <summary>A rule between fields.</summary>
internal sealed class RuleView(RuleSpec rule)
{
    public string Id => rule.Id;

    public string Kind => rule.Kind switch
    {
        RuleKind.Requires => "requires",
        RuleKind.Excludes => "excludes",
        RuleKind.ExactlyOneOf => "exactly_one_of",
        RuleKind.AtLeastOneOf => "at_least_one_of",
        RuleKind.Sum => "sum",
        RuleKind.Product => "product",
        _ => "ratio",
    };

    public string Statement => rule.Statement;

    public IReadOnlyList<string> Terms => [.. rule.Terms];

    public decimal? Minimum => rule.Minimum;

    public decimal? Maximum => rule.Maximum;

    public bool IsWarning => rule.IsWarning;

    public string Source => rule.Source;
}
