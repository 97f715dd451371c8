using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;
using Typed.Generator.Emission;
using Typed.Generator.Inputs;
using Typed.Generator.Naming;
using Typed.Generator.Matching;
using Typed.Generator.Reading;
using Typed.Generator.Specification;

namespace Typed.Generator;

/// <summary>Turns providers' schema files into C#: one file in, one model out.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TypedGenerator : IIncrementalGenerator
{
    // LanguageVersion.CSharp14, which the compiler this is built against does not name yet.
    private const int CSharp14 = 1400;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = SchemaFiles(context);
        var modelFiles = Of(files, SchemaFileKind.Model).Select(ModelFileReader.Read).WithTrackingName(TrackingNames.ModelFiles);
        var pricingFiles = Of(files, SchemaFileKind.Pricing).Select(PricingFileReader.Read).WithTrackingName(TrackingNames.PricingFiles);
        var rulesFiles = Of(files, SchemaFileKind.Rules).Select(RulesFileReader.Read).WithTrackingName(TrackingNames.RulesFiles);
        var names = Names(modelFiles);
        var models = Models(context, modelFiles, names, pricingFiles, rulesFiles);

        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(HintName(model), ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(Catalogs(names), static (output, catalog) => output.AddSource($"{ModelNames.OfProvider(catalog.Provider)}.Catalog.g.cs", CatalogEmitter.Emit(catalog)));

        Report(context, modelFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, pricingFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, rulesFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, Problems(modelFiles, names, pricingFiles, rulesFiles));
        Report(context, Of(files, SchemaFileKind.Unknown).Select(static (file, _) => UnknownFile(file)));
    }

    private static IncrementalValuesProvider<SchemaFile> SchemaFiles(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => SchemaFile.From(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .WithTrackingName(TrackingNames.SchemaFiles);

    private static IncrementalValuesProvider<SchemaFile> Of(IncrementalValuesProvider<SchemaFile> files, SchemaFileKind kind) =>
        files.Where(file => file.Kind == kind);

    private static IncrementalValueProvider<EquatableArray<NameAssignment>> Names(IncrementalValuesProvider<ModelFile> files) =>
        files
            .Where(static file => file.Model is not null)
            .Select(static (file, _) => ModelIdentity.Of(file.Model!, file.Path))
            .Collect()
            .Select(static (models, _) => NameTable.Assign(models))
            .WithTrackingName(TrackingNames.Names);

    private static IncrementalValuesProvider<NamedModel> Models(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ModelFile> files,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValuesProvider<PricingFile> pricing,
        IncrementalValuesProvider<RulesFile> rules)
    {
        var options = context.ParseOptionsProvider.Select(static (parse, _) =>
            new EmitOptions(parse is CSharpParseOptions csharp && (int)csharp.LanguageVersion >= CSharp14));
        var nameIndex = names.Select(static (list, _) => new NameIndex(list));
        var priceIndex = pricing.Collect().Select(static (list, _) => new PriceIndex(list));
        var ruleIndex = rules.Collect().Select(static (list, _) => new RuleIndex(list));
        return files
            .Combine(nameIndex).Combine(priceIndex).Combine(ruleIndex).Combine(options)
            .Select(static (input, _) => Named(input.Left.Left.Left.Left, input.Left.Left.Left.Right, input.Left.Left.Right, input.Left.Right, input.Right))
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Models);
    }

    private static NamedModel? Named(ModelFile file, NameIndex names, PriceIndex prices, RuleIndex rules, EmitOptions options) =>
        file.Model is { } model && names.NameOf(file.Path) is { Length: > 0 } name
            ? new NamedModel(model, name, PriceMatching.Resolve(model, prices.Of(model)), RuleMatching.Resolve(model, rules.Of(model)), options)
            : null;

    private static IncrementalValuesProvider<CatalogSpec> Catalogs(IncrementalValueProvider<EquatableArray<NameAssignment>> names) =>
        names
            .SelectMany(static (list, _) => list
                .Where(item => item.Name.Length > 0)
                .GroupBy(item => item.Provider, StringComparer.Ordinal)
                .Select(group => new CatalogSpec(group.Key, group.Select(item => item.Name).ToEquatableArray())))
            .WithTrackingName(TrackingNames.Catalogs);

    private static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> Problems(
        IncrementalValuesProvider<ModelFile> files,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValuesProvider<PricingFile> pricing,
        IncrementalValuesProvider<RulesFile> rules) =>
        files.Collect().Combine(names).Combine(pricing.Collect()).Combine(rules.Collect())
            .Select(static (input, _) => CrossFileProblems.Find(input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, input.Right))
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

    private static string HintName(NamedModel model) => $"{ModelNames.OfProvider(model.Spec.Provider)}.{model.Name}Params.g.cs";
}
