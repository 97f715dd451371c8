using Typed.Validation;

namespace Typed.Constraints;

/// <summary>States a rule between fields, from the provider's <c>rules.json</c>.</summary>
/// <param name="id">The rule's id within its model.</param>
/// <param name="kind">What it demands.</param>
/// <param name="statement">The rule in words.</param>
/// <param name="terms">The fields it speaks of: names, paths, or <c>count(name)</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ParamRuleAttribute(string id, CrossFieldRuleKind kind, string statement, params string[] terms) : Attribute
{
    /// <summary>The rule's id within its model.</summary>
    public string Id { get; } = id;

    /// <summary>What it demands.</summary>
    public CrossFieldRuleKind Kind { get; } = kind;

    /// <summary>The rule in words.</summary>
    public string Statement { get; } = statement;

    /// <summary>The fields it speaks of.</summary>
    public IReadOnlyList<string> Terms { get; } = terms;

    /// <summary>The least value of a sum, product or ratio.</summary>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest value of a sum, product or ratio.</summary>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary>Whether the provider is known to refuse a request that breaks it.</summary>
    public ViolationSeverity Severity { get; set; }
}
