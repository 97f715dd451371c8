using System.Diagnostics.CodeAnalysis;

namespace Typed;

/// <summary>What came of reading parameters from JSON.</summary>
/// <param name="Params">The parameters; null where the JSON does not fit the record's types.</param>
/// <param name="Report">All violations, of types and of constraints.</param>
public sealed record ParseResult(IModelParams? Params, ValidationReport Report)
{
    /// <summary>Whether the parameters were read and the model takes them.</summary>
    [MemberNotNullWhen(true, nameof(Params))]
    public bool IsValid => Params is not null && Report.IsValid;
}
