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
        var modelNames = NamingSteps.Models(identities, options, providers);
        var names = modelNames.Combine(providers, static (models, assigned) => new AssignedNames(models, assigned));

        // Matching.
        var usage = UsageSteps.Options(options, names);
        var namedModels = identities.Combine(names, static (models, assigned) => new ModelsWithNames(models, assigned));
        var used = UsageSteps.Used(context, usage, namedModels);
        var referenced = ReferenceSteps.Find(context, options, names);
        var emitOptions = EmissionSteps.Options(context, options, modelNames, referenced);
        var tables = MatchingSteps.Tables(pricingFiles, rulesFiles, reviewedFiles);
        var emission = emitOptions.Combine(used, static (settings, models) => new EmissionInput(settings, models));
        var matching = MatchingSteps.Matching(names, tables, emission);
        var catalogInput = names.Combine(emission, static (assigned, output) => new CatalogInput(assigned, output));

        // Output.
        var models = MatchingSteps.Models(modelFiles, matching);
        var duplicates = MatchingSteps.ModelsOfDuplicateFiles(modelFiles, matching);
        context.RegisterSourceOutput(models.Single(), static (output, model) => output.AddSource(HintNames.Of(model), ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(duplicates.Single(), static (output, model) => output.AddSource(HintNames.Of(model), ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(EmissionSteps.Groups(models, duplicates), static (output, group) => output.AddSource(group.HintName, ModelEmitter.Emit(group.Models)));
        context.RegisterSourceOutput(CatalogSteps.ByProvider(catalogInput), static (output, catalog) => output.AddSource(HintNames.Of(catalog), CatalogEmitter.Emit(catalog)));
        context.RegisterSourceOutput(CatalogSteps.All(catalogInput, options), static (output, all) => CatalogSteps.Write(output, all));
        context.RegisterSourceOutput(CatalogSteps.ModelNames(namedModels, usage, emitOptions), static (output, all) => output.AddSource(HintNames.Of(all), ModelNamesEmitter.Emit(all)));
        context.RegisterSourceOutput(
            CatalogSteps.Removed(providerFiles),
            static (output, removed) => output.AddSource(HintNames.OfRemoved(removed.ProviderName), RemovedEmitter.Emit(removed.Provider, removed.Models)));

        // Problems.
        ProblemSteps.Report(context, options.Select(static (found, _) => found.Diagnostics));
        ProblemSteps.Report(context, ProblemSteps.TooOld(context, identities));
        ProblemSteps.Report(context, ReferenceSteps.Problems(referenced));
        ProblemSteps.Report(context, UsageSteps.Problems(usage, names));
        ProblemSteps.Report(context, pricingFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, rulesFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, providerFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, reviewedFiles.Select(static (file, _) => file.Diagnostics));
        ProblemSteps.Report(context, ProblemSteps.UnknownFiles(files));
        ProblemSteps.Report(context, ProblemSteps.OfModels(modelFiles, tables));
        ProblemSteps.Report(context, ProblemSteps.BetweenFiles(identities, modelNames, tables, ProblemSteps.Scope(modelFiles, options)));
    }
}
