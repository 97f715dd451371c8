using System.Collections.Immutable;

namespace Typed.Analyzers.Contract;

/// <summary>The numeric values of <c>Typed.Validation.CrossFieldRuleKind</c>.</summary>
internal enum FieldRuleKind
{
    Requires = 0,
    Excludes = 1,
    ExactlyOneOf = 2,
    AtLeastOneOf = 3,
    Sum = 4,
    Product = 5,
    Ratio = 6,
}

/// <summary>A rule between fields, as declared by <c>[ParamRule]</c>.</summary>
/// <param name="Kind">The kind of rule.</param>
/// <param name="Statement">The rule in words.</param>
/// <param name="Terms">Names, paths such as <c>image_size.width</c>, or <c>count(image_urls)</c>.</param>
/// <param name="Minimum">The minimum of a sum, product or ratio.</param>
/// <param name="Maximum">The maximum of a sum, product or ratio.</param>
/// <param name="IsDocumentedOnly">Whether the provider may accept a request that breaks the rule.</param>
internal sealed record FieldRule(
    FieldRuleKind Kind, string Statement, ImmutableArray<string> Terms, double Minimum, double Maximum, bool IsDocumentedOnly);
