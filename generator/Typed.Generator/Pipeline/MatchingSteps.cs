using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Schema.Collections;
using Typed.Schema.Generation;
using Typed.Schema.Matching;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that match a model with its name, prices and rules.</summary>
internal static class MatchingSteps
{
    public static IncrementalValueProvider<EmitOptions> Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<EquatableArray<RecordsElsewhere>> elsewhere) =>
        context.ParseOptionsProvider
            .Select(static (parse, _) => LanguageSupport.Of((int)(parse is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.Default)))
            .Combine(options, names.Select(static (list, _) => list.Count), static (language, found, count) => SourceSet.EmitOptionsOf(found, language, count))
            .Combine(elsewhere, static (emit, records) => emit with { Elsewhere = records.SelectMany(item => item.Names.Select(name => new RecordName(item.Provider, name))).ToEquatableArray() });

    public static IncrementalValueProvider<TableFiles> Tables(
        IncrementalValuesProvider<PricingFile> pricing, IncrementalValuesProvider<RulesFile> rules, IncrementalValuesProvider<ReviewedFile> reviewed) =>
        pricing.Collect().Combine(
            rules.Collect(),
            reviewed.Collect(),
            static (prices, demands, reviews) => new TableFiles(prices.ToEquatableArray(), demands.ToEquatableArray(), reviews.ToEquatableArray()));

    /// <summary>Everything that a model is matched with.</summary>
    public static IncrementalValueProvider<ModelMatching> Matching(
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<EquatableArray<ProviderName>> providers,
        IncrementalValueProvider<TableFiles> files,
        IncrementalValueProvider<EmitOptions> emit,
        IncrementalValueProvider<UsedModels?> used) =>
        names.Select(static (list, _) => new NameIndex(list)).Combine(
            providers,
            files.Select(static (tables, _) => new ModelTables(new PriceIndex(tables.Pricing), new RuleIndex(tables.Rules), new ReviewedIndex(tables.Reviewed)))
                .Combine(emit, static (tables, how) => (Tables: tables, Emit: how)),
            static (index, named, rest) => new ModelMatching(index, named, rest.Tables, rest.Emit))
            .Combine(used, static (all, models) => all with { Used = models });

    public static IncrementalValuesProvider<NamedModel> Models(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matching) =>
        files
            .Combine(matching)
            .SelectMany(static (pair, _) => Named(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Models);

    /// <summary>The models of a project that includes a file itself in addition to the package's targets. Only all files together show which duplicate is the first.</summary>
    public static IncrementalValuesProvider<NamedModel> ModelsOfFilesTwice(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matching) =>
        files
            .Collect()
            .Combine(matching)
            .SelectMany(static (pair, _) => NamedOnce(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ModelsOfFilesTwice);

    /// <summary>The models that have a generated source each.</summary>
    public static IncrementalValuesProvider<NamedModel> Single(this IncrementalValuesProvider<NamedModel> models) => models.Where(static model => !model.Options.SharesSources);

    /// <summary>The models of each shared source. After an edit of one model, only its own source is another value.</summary>
    public static IncrementalValuesProvider<ModelGroup> Groups(IncrementalValuesProvider<NamedModel> models, IncrementalValuesProvider<NamedModel> twice) =>
        models
            .Collect()
            .Combine(twice.Collect())
            .SelectMany(static (pair, _) => ModelGroups.Of(pair.Left.Concat(pair.Right)))
            .WithTrackingName(TrackingNames.Groups);

    private static IEnumerable<NamedModel> Named(ModelFile file, ModelMatching matching) =>
        matching.Names.IsTwice(file.Path) ? [] : matching.Named(file);

    private static IEnumerable<NamedModel> NamedOnce(IEnumerable<ModelFile> files, ModelMatching matching) => matching.Names.HasTwice
        ? files.Where(file => matching.Names.IsTwice(file.Path)).GroupBy(file => file.Path, StringComparer.Ordinal).SelectMany(group => matching.Named(group.First()))
        : [];
}
