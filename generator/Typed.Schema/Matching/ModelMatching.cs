using Typed.Schema.Collections;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Schema.Matching;

/// <summary>Combines a model with its name, prices, rules and reviewed state. All of these are one value here, so that one step of the generator combines it with each model.</summary>
public sealed record ModelMatching(NameIndex Names, EquatableArray<ProviderName> Providers, ModelTables Tables, EmitOptions Options)
{
    /// <summary>The models that the project uses, or null to generate all.</summary>
    public UsedModels? Used { get; init; }

    /// <summary>The model of a file with everything that belongs to it. Empty if the file has no model, or another file describes its model.</summary>
    public IReadOnlyList<NamedModel> Match(ModelFile file)
    {
        if (Options.IsTooOld || file.Model is not { } model || Names.NameOf(file.Path) is not { Length: > 0 } name || Options.IsReferenced(model.Provider, name))
        {
            return [];
        }

        if (Used is { } used && !used.Contains(model.Provider, name))
        {
            return used.KeepsNames ? [NameOnly(model, name)] : [];
        }

        var prices = PriceMatching.Resolve(model, Tables.Prices.Of(model));
        return
        [
            new NamedModel(model, name, Providers.Of(model.Provider), prices, RuleMatching.Resolve(model, Tables.Rules.Of(model)), Options)
            {
                Drift = DriftMatching.Resolve(model, prices, Tables.Reviewed.Of(model)),
            },
        ];
    }

    // Only what the name's source shows: another edit of the file is the same value.
    private NamedModel NameOnly(ModelSpec model, string name) =>
        new(new ModelSpec(model.Provider, model.Model, model.Kind) { Schema = model.Schema }, name, Providers.Of(model.Provider), null, EquatableArray<RuleSpec>.Empty, Options) { IsNameOnly = true };
}
