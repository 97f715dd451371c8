using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Matching;

/// <summary>Everything that a model is matched with: names, prices, rules, reviewed state, options. It is one value, so that one step combines it with each model.</summary>
public sealed record ModelMatching(NameIndex Names, EquatableArray<ProviderName> Providers, ModelTables Tables, EmitOptions Emit)
{
    /// <summary>The model of a file with everything that belongs to it. Empty if the file has no model, or another file describes its model.</summary>
    public IReadOnlyList<NamedModel> Named(ModelFile file)
    {
        if (Emit.IsTooOld || file.Model is not { } model || Names.NameOf(file.Path) is not { Length: > 0 } name || Emit.IsElsewhere(model.Provider, name))
        {
            return [];
        }

        var prices = PriceMatching.Resolve(model, Tables.Prices.Of(model));
        return
        [
            new NamedModel(model, name, Providers.Of(model.Provider), prices, RuleMatching.Resolve(model, Tables.Rules.Of(model)), Emit)
            {
                Drift = DriftMatching.Resolve(model, prices, Tables.Reviewed.Of(model)),
            },
        ];
    }
}
