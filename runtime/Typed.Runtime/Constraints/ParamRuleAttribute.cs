using Typed.Validation;

namespace Typed.Constraints;

/// <summary>States a rule between fields, from the provider's <c>rules.json</c>.</summary>
/// <param name="id">The rule's id within its model.</param>
/// <param name="kind">The kind of rule.</param>
/// <param name="statement">The rule in words.</param>
/// <param name="terms">The fields of the rule: names, paths, or <c>count(name)</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ParamRuleAttribute(string id, CrossFieldRuleKind kind, string statement, params string[] terms) : Attribute
{
    /// <summary>The rule's id within its model.</summary>
    public string Id { get; } = id;

    /// <summary>The kind of rule.</summary>
    public CrossFieldRuleKind Kind { get; } = kind;

    /// <summary>The rule in words.</summary>
    public string Statement { get; } = statement;

    /// <summary>The fields of the rule.</summary>
    public IReadOnlyList<string> Terms { get; } = terms;

    /// <summary>The minimum of a sum, product or ratio.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>The maximum of a sum, product or ratio.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary>Whether the provider is known to reject a request that breaks the rule.</summary>
    public ViolationSeverity Severity { get; set; }
}
