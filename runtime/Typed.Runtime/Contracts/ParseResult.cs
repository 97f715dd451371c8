using System.Diagnostics.CodeAnalysis;

namespace Typed;

/// <summary>The result of reading parameters from JSON.</summary>
/// <param name="Params">The parameters, or null if the JSON does not fit the record's types.</param>
/// <param name="Report">All violations of types and constraints.</param>
public sealed record ParseResult(IModelParams? Params, ValidationReport Report)
{
    /// <summary>Whether the parameters were read and are valid for the model.</summary>
    [MemberNotNullWhen(true, nameof(Params))]
    public bool IsValid => Params is not null && Report.IsValid;
}
