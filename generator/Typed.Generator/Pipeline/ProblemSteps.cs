using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Diagnostics;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Generation;
using Typed.Schema.Matching;
using Typed.Schema.Naming;
using Typed.Schema.Reading;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that find and report problems in the files.</summary>
internal static class ProblemSteps
{
    public static IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> UnknownFiles(IncrementalValuesProvider<SchemaFile> files) => files
        .Where(static file => file.Kind == SchemaFileKind.Unknown)
        .Select(static (file, _) => new EquatableArray<DiagnosticInfo>([DiagnosticInfo.Of(ProblemRules.UnknownProviderFile, file.Path, default, file.ShortPath)]));

    public static IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> OfModels(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<TableFiles> tables) => files
        .Combine(tables.Select(static (found, _) => new PlaceIndex(found.Pricing, found.Rules)))
        .SelectMany(static (pair, _) => OfModel(pair.Left, pair.Right))
        .WithTrackingName(TrackingNames.ModelProblems);

    public static IncrementalValueProvider<CrossFileScope> Scope(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<GeneratorOptions> options) => files
        .SelectMany(static (file, _) => file.Model is null ? [file.Provider] : Array.Empty<string>())
        .CollectArray()
        .Combine(options, static (unread, found) => new CrossFileScope(unread.Distinct(StringComparer.Ordinal).ToEquatableArray(), found.IsFiltered));

    public static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> BetweenFiles(
        IncrementalValueProvider<EquatableArray<ModelIdentity>> models,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<TableFiles> tables,
        IncrementalValueProvider<CrossFileScope> scope) =>
        models
            .Combine(names, tables, static (identities, named, files) => new CrossFileInput(identities, named, files))
            .Combine(scope, static (all, where) => CrossFileProblems.Find(
                all.Models, all.Names, all.Tables.Pricing, all.Tables.Rules, where.Unread, where.IsFiltered))
            .WithTrackingName(TrackingNames.Problems);

    // Static interface members, required members and raw literals require C# 11.
    public static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> TooOld(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<ModelIdentity>> models) =>
        context.ParseOptionsProvider
            .Select(static (parse, _) => parse is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp11 } old ? old.LanguageVersion.ToDisplayString() : null)
            .Combine(models, static (version, identities) => version is not null && identities.Count > 0
                ? new EquatableArray<DiagnosticInfo>([DiagnosticInfo.Of(ProblemRules.InvalidOption, "", default, "LangVersion", version, "11 or newer (no records are generated)")])
                : EquatableArray<DiagnosticInfo>.Empty);

    public static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<DiagnosticInfo>> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, static (output, items) => ReportAll(output, items));

    public static void Report(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<DiagnosticInfo>> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, static (output, items) => ReportAll(output, items));

    private static IEnumerable<EquatableArray<DiagnosticInfo>> OfModel(ModelFile file, PlaceIndex places) =>
        ModelProblems.Find(file, places) is { Count: > 0 } found ? [found] : [];

    private static void ReportAll(SourceProductionContext output, EquatableArray<DiagnosticInfo> items)
    {
        foreach (var item in items)
        {
            output.ReportDiagnostic(item.ToDiagnostic());
        }
    }
}
