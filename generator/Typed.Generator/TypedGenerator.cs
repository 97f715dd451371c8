using Microsoft.CodeAnalysis;
using Typed.Generator.Pipeline;
using Typed.Schema.Emission;
using Typed.Schema.Generation;

namespace Typed.Generator;

/// <summary>Generates C# from providers' schema files: one record per model.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TypedGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Inputs.
        var options = InputSteps.Options(context);
        var files = InputSteps.Files(context, options);
        var modelFiles = ReadingSteps.Models(files, options);
        var pricingFiles = ReadingSteps.Pricing(files);
        var rulesFiles = ReadingSteps.Rules(files);
        var providerFiles = ReadingSteps.Providers(files);
        var reviewedFiles = ReadingSteps.Reviewed(files);

        // Names.
        var identities = NamingSteps.Identities(modelFiles);
        var providers = NamingSteps.Providers(identities, providerFiles);
        var names = NamingSteps.Models(identities, options, providers);

        // Matching.
        var used = UsageSteps.Used(context, options, identities, names, providers);
        var referenced = ReferenceSteps.Find(context, options, providers, names);
        var emitOptions = EmissionSteps.Options(context, options, names, referenced);
        var tables = MatchingSteps.Tables(pricingFiles, rulesFiles, reviewedFiles);
        var matching = MatchingSteps.Matching(names, providers, tables, emitOptions, used);
        var catalogInput = names
            .Combine(providers, emitOptions, static (assigned, named, emission) => (assigned, named, emission))
            .Combine(used, static (all, models) => new CatalogInput(all.assigned, all.named, all.emission, models));

        // Output.
        var models = MatchingSteps.Models(modelFiles, matching);
        var duplicates = MatchingSteps.ModelsOfDuplicateFiles(modelFiles, matching);
        context.RegisterSourceOutput(models.Single(), static (output, model) => output.AddSource(HintNames.Of(model), ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(duplicates.Single(), static (output, model) => output.AddSource(HintNames.Of(model), ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(EmissionSteps.Groups(models, duplicates), static (output, group) => output.AddSource(group.HintName, ModelEmitter.Emit(group.Models)));
        context.RegisterSourceOutput(CatalogSteps.ByProvider(catalogInput), static (output, catalog) => output.AddSource(HintNames.Of(catalog), CatalogEmitter.Emit(catalog)));
        context.RegisterSourceOutput(CatalogSteps.All(catalogInput, options), static (output, all) => CatalogSteps.Write(output, all));
        context.RegisterSourceOutput(
            CatalogSteps.Removed(providerFiles),
            static (output, removed) => output.AddSource(HintNames.OfRemoved(removed.ProviderName), RemovedEmitter.Emit(removed.Provider, removed.Models)));

        // Problems.
        ProblemSteps.Report(context, options.Select(static (found, _) => found.Diagnostics));
        ProblemSteps.Report(context, ProblemSteps.TooOld(context, identities));
        ProblemSteps.Report(context, ReferenceSteps.Problems(referenced));
        ProblemSteps.Report(context, pricingFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, rulesFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, providerFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, reviewedFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, ProblemSteps.UnknownFiles(files));
        ProblemSteps.Report(context, ProblemSteps.OfModels(modelFiles, tables));
        ProblemSteps.Report(context, ProblemSteps.BetweenFiles(identities, names, tables, ProblemSteps.Scope(modelFiles, options)));
    }
}
