using Microsoft.CodeAnalysis;
using Typed.Schema.Collections;
using Typed.Schema.Matching;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that combine each model with its name, prices and rules. <see cref="ModelMatching"/> does the work.</summary>
internal static class MatchingSteps
{
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
        IncrementalValueProvider<EmitOptions> emitOptions,
        IncrementalValueProvider<UsedModels?> used) =>
        names.Select(static (list, _) => new NameIndex(list)).Combine(
            providers,
            files.Select(static (tables, _) => new ModelTables(new PriceIndex(tables.Pricing), new RuleIndex(tables.Rules), new ReviewedIndex(tables.Reviewed)))
                .Combine(emitOptions, static (tables, options) => (Tables: tables, Options: options)),
            static (index, named, rest) => new ModelMatching(index, named, rest.Tables, rest.Options))
            .Combine(used, static (all, models) => all with { Used = models });

    public static IncrementalValuesProvider<NamedModel> Models(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matching) =>
        files
            .Combine(matching)
            .SelectMany(static (pair, _) => Matched(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Models);

    /// <summary>The models of files that the project includes more than once: itself, and through the package's targets. Only all files together show which one is the first.</summary>
    public static IncrementalValuesProvider<NamedModel> ModelsOfDuplicateFiles(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matching) =>
        files
            .Collect()
            .Combine(matching)
            .SelectMany(static (pair, _) => MatchedOnce(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.ModelsOfDuplicateFiles);

    private static IEnumerable<NamedModel> Matched(ModelFile file, ModelMatching matching) =>
        matching.Names.IsDuplicate(file.Path) ? [] : matching.Match(file);

    private static IEnumerable<NamedModel> MatchedOnce(IEnumerable<ModelFile> files, ModelMatching matching) => matching.Names.HasDuplicates
        ? files.Where(file => matching.Names.IsDuplicate(file.Path)).GroupBy(file => file.Path, StringComparer.Ordinal).SelectMany(group => matching.Match(group.First()))
        : [];
}
