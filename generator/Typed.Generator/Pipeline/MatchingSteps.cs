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
        pricing.CollectArray().Combine(rules.CollectArray(), reviewed.CollectArray(), static (prices, demands, reviews) => new TableFiles(prices, demands, reviews));

    /// <summary>Everything that a model is matched with.</summary>
    public static IncrementalValueProvider<ModelMatching> Matching(
        IncrementalValueProvider<AssignedNames> names, IncrementalValueProvider<TableFiles> files, IncrementalValueProvider<EmissionInput> emission) =>
        names.Combine(
            files.Select(static (tables, _) => new ModelTables(new PriceIndex(tables.Pricing), new RuleIndex(tables.Rules), new ReviewedIndex(tables.Reviewed))),
            emission,
            static (assigned, tables, output) => new ModelMatching(new NameIndex(assigned.Models), assigned.Providers, tables, output.Options) { Used = output.Used });

    public static IncrementalValuesProvider<NamedModel> Models(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matching) =>
        files
            .Combine(matching)
            .SelectMany(static (pair, _) => Matched(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Models);

    /// <summary>The models of files that the project includes more than once: itself, and through the package's targets. Only all files together show which one is the first.</summary>
    public static IncrementalValuesProvider<NamedModel> ModelsOfDuplicateFiles(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matching) =>
        matching
            .Combine(files.Collect())
            .SelectMany(static (pair, _) => MatchedOnce(pair.Right, pair.Left))
            .WithTrackingName(TrackingNames.ModelsOfDuplicateFiles);

    private static IEnumerable<NamedModel> Matched(ModelFile file, ModelMatching matching) =>
        matching.Names.IsDuplicate(file.Path) ? [] : matching.Match(file);

    private static IEnumerable<NamedModel> MatchedOnce(IEnumerable<ModelFile> files, ModelMatching matching) => matching.Names.HasDuplicates
        ? files.Where(file => matching.Names.IsDuplicate(file.Path)).GroupBy(file => file.Path, StringComparer.Ordinal).SelectMany(group => matching.Match(group.First()))
        : [];
}
