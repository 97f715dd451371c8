using Microsoft.CodeAnalysis;
using Typed.Analyzers.Contract;

namespace Typed.Analyzers.RuntimeUse.Raw;

/// <summary>A request in the envelope of its provider.</summary>
/// <param name="Record">The record of the model.</param>
/// <param name="Parameters">The object or text with the parameters.</param>
/// <param name="Members">The parameters.</param>
internal sealed record RawEnvelope(ModelRecord Record, IOperation Parameters, IReadOnlyList<RawMember> Members);
