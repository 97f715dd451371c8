using Microsoft.CodeAnalysis;
using Typed.Generator.Diagnostics;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Emission;
using Typed.Schema.Generation;
using Typed.Schema.Matching;
using Typed.Schema.Reading;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that generate lists of models: the catalogs, and the removed models.</summary>
internal static class CatalogSteps
{
    public static IncrementalValuesProvider<CatalogSpec> ByProvider(IncrementalValueProvider<CatalogInput> input) => input
        .SelectMany(static (all, _) => Catalogs.ByProvider(all.Names.Models, all.Names.Providers, all.Emission.Options, all.Emission.Used))
        .WithTrackingName(TrackingNames.Catalogs);

    public static IncrementalValuesProvider<AllCatalogsSpec> All(IncrementalValueProvider<CatalogInput> input, IncrementalValueProvider<GeneratorOptions> options) => input
        .Combine(options.Select(static (found, _) => found.AllModels))
        .SelectMany(static (pair, _) => Catalogs.All(pair.Right, pair.Left.Names.Models, pair.Left.Names.Providers, pair.Left.Emission.Options, pair.Left.Emission.Used))
        .WithTrackingName(TrackingNames.AllCatalogs);

    public static IncrementalValuesProvider<RemovedModels> Removed(IncrementalValuesProvider<ProviderFile> files) =>
        files.Collect().SelectMany(static (list, _) => RemovedModels.ByProvider(list));

    /// <summary>What the analyzers need to know of all models, where not all are generated with their members.</summary>
    public static IncrementalValuesProvider<ProviderModels> ModelNames(
        IncrementalValueProvider<ModelsWithNames> names, IncrementalValueProvider<GeneratorOptions> options, IncrementalValueProvider<EmitOptions> emission) =>
        names
            .Combine(options, emission, static (all, found, emit) => found.OnlyUsed && !emit.IsTooOld
                ? ProviderModels.Of(all.Models, all.Names.Models, all.Names.Providers).ToEquatableArray()
                : EquatableArray<ProviderModels>.Empty)
            .SelectMany(static (all, _) => all)
            .WithTrackingName(TrackingNames.ModelNames);

    // The providers' names are known only here.
    public static void Write(SourceProductionContext output, AllCatalogsSpec all)
    {
        if (all.IsInProviders)
        {
            output.ReportDiagnostic(DiagnosticInfo.Of(ProblemRules.InvalidOption, "", default, OptionNames.AllModels, all.Name, "outside of the providers' namespaces").ToDiagnostic());
        }
        else
        {
            output.AddSource(HintNames.AllModels, AllCatalogsEmitter.Emit(all));
        }
    }
}
