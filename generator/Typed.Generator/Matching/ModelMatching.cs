using System.Collections.Immutable;
using Typed.Generator.Collections;
using Typed.Generator.Naming;
using Typed.Generator.Reading;
using Typed.Generator.Specification;

namespace Typed.Generator.Matching;

/// <summary>All that a model is matched with: names, prices, rules, what was reviewed, what the project asks for. One value, so that one step combines it with each model.</summary>
internal sealed record ModelMatching(NameIndex Names, EquatableArray<ProviderName> Providers, ModelTables Tables, EmitOptions Emit)
{
    /// <summary>The model of a file with all that belongs to it; none for a file that has no model, or whose model another file describes.</summary>
    public ImmutableArray<NamedModel> Named(ModelFile file)
    {
        if (Emit.IsTooOld || file.Model is not { } model || Names.NameOf(file.Path) is not { Length: > 0 } name)
        {
            return ImmutableArray<NamedModel>.Empty;
        }

        var prices = PriceMatching.Resolve(model, Tables.Prices.Of(model));
        return ImmutableArray.Create(new NamedModel(model, name, Providers.Of(model.Provider), prices, RuleMatching.Resolve(model, Tables.Rules.Of(model)), Emit)
        {
            Drift = DriftMatching.Resolve(model, prices, Tables.Reviewed.Of(model)),
        });
    }
}
