using Typed.Schema.Collections;

namespace Typed.Schema.Specification;

/// <summary>A model with everything that its record is generated from: its C# name, prices, rules, and the project settings.</summary>
/// <param name="Spec">The model.</param>
/// <param name="Name">Its C# name without <c>Params</c>.</param>
/// <param name="ProviderName">Its provider's C# name.</param>
/// <param name="Prices">Its prices, or null if none are published.</param>
/// <param name="Rules">Its rules between fields, from the schema and from the provider.</param>
/// <param name="Options">The project settings that the emitters need.</param>
public sealed record NamedModel(ModelSpec Spec, string Name, string ProviderName, PriceSpec? Prices, EquatableArray<RuleSpec> Rules, EmitOptions Options)
{
    /// <summary>Whether only the record's name is generated, for completion in an editor.</summary>
    public bool IsNameOnly { get; init; }

    /// <summary>The differences from its last reviewed state, or null if there are none or it was never reviewed.</summary>
    public DriftSpec? Drift { get; init; }
}
