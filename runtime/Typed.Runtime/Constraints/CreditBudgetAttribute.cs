namespace Typed.Constraints;

/// <summary>
/// States how many credits one method may spend: analyzers hold each request's price, and that of all submissions of a method together,
/// against it. The nearest one counts: on the method, its type, a type around it, the assembly; last <c>typed_credit_budget</c> in <c>.editorconfig</c>.
/// </summary>
/// <param name="credits">The most credits; 0 forbids every call that costs.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Interface | AttributeTargets.Assembly)]
public sealed class CreditBudgetAttribute(double credits) : Attribute
{
    /// <summary>The most credits.</summary>
    public double Credits { get; } = credits;
}
