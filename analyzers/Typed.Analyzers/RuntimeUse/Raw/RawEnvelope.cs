using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;
using Typed.Analyzers.Evaluation;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>A request in the envelope of its provider.</summary>
/// <param name="Models">The names that the model can have.</param>
/// <param name="Parameters">The object or text with the parameters.</param>
/// <param name="Members">The parameters, or null if the name of one of them is unknown.</param>
internal sealed record RawEnvelope(ValueSet Models, IOperation Parameters, IReadOnlyList<RawMember>? Members)
{
    /// <summary>The record of the model, or null if its name is not certain, or is not known to exactly one provider.</summary>
    /// <param name="models">The models that the project can see.</param>
    public ModelRecord? RecordIn(KnownModels models) =>
        Models is { IsSingle: true, Values: [{ Value: string name, IsOneOfSeveral: false }] } ? models.OnlyOne(name) : null;
}
