namespace Typed.Constraints;

/// <summary>
/// Sets how many credits a method may spend. Analyzers check the price of each request, and the total of all submissions in the method, against it.
/// The nearest attribute applies: on the method, its type, an enclosing type, the assembly; last <c>typed_credit_budget</c> in <c>.editorconfig</c>.
/// </summary>
/// <param name="credits">The maximum number of credits; 0 forbids every call that has a cost.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Interface | AttributeTargets.Assembly)]
public sealed class CreditBudgetAttribute(double credits) : Attribute
{
    /// <summary>The maximum number of credits.</summary>
    public double Credits { get; } = credits;
}
