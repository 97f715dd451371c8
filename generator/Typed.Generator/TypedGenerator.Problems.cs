using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;
using Typed.Generator.Inputs;
using Typed.Generator.Matching;
using Typed.Generator.Naming;
using Typed.Generator.Reading;

namespace Typed.Generator;

// The steps that find what is wrong with the files, and report it.
public sealed partial class TypedGenerator
{
    private static IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> FileProblems(
        IncrementalValuesProvider<ModelFile> files,
        IncrementalValueProvider<ImmutableArray<PricingFile>> pricing,
        IncrementalValueProvider<ImmutableArray<RulesFile>> rules) =>
        files
            .Combine(pricing.Combine(rules).Select(static (pair, _) => new PlaceIndex(pair.Left, pair.Right)))
            .SelectMany(static (pair, _) => ModelProblems.Find(pair.Left, pair.Right) is { Count: > 0 } found ? ImmutableArray.Create(found) : ImmutableArray<EquatableArray<DiagnosticInfo>>.Empty)
            .WithTrackingName(TrackingNames.ModelProblems);

    private static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> CrossProblems(
        IncrementalValueProvider<ImmutableArray<ModelIdentity>> identities,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<ImmutableArray<PricingFile>> pricing,
        IncrementalValueProvider<ImmutableArray<RulesFile>> rules,
        IncrementalValueProvider<GeneratorOptions> options) =>
        identities.Combine(names).Combine(pricing.Combine(rules)).Combine(options)
            .Select(static (input, _) => CrossFileProblems.Find(
                input.Left.Left.Left, input.Left.Left.Right, input.Left.Right.Left, input.Left.Right.Right, input.Right))
            .WithTrackingName(TrackingNames.Problems);

    private static EquatableArray<DiagnosticInfo> UnknownFile(SchemaFile file) =>
        new([DiagnosticInfo.Of(Descriptors.UnknownProviderFile, file.Path, default, file.ShortPath)]);

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, static (output, items) => ReportAll(output, items));

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<DiagnosticInfo>> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, static (output, items) => ReportAll(output, items));

    private static void ReportAll(SourceProductionContext output, EquatableArray<DiagnosticInfo> items)
    {
        foreach (var item in items)
        {
            output.ReportDiagnostic(item.ToDiagnostic());
        }
    }
}
