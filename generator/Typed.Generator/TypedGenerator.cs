using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Collections;
using Typed.Generator.Diagnostics;
using Typed.Generator.Emission;
using Typed.Generator.Inputs;
using Typed.Generator.Matching;
using Typed.Generator.Naming;
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
        var options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => GeneratorOptions.From(provider)).WithTrackingName(TrackingNames.Options);
        var files = SchemaFiles(context, options);
        var modelFiles = ModelFiles(files, options);
        var pricingFiles = Of(files, SchemaFileKind.Pricing).Select(PricingFileReader.Read).WithTrackingName(TrackingNames.PricingFiles);
        var rulesFiles = Of(files, SchemaFileKind.Rules).Select(RulesFileReader.Read).WithTrackingName(TrackingNames.RulesFiles);
        var names = Names(modelFiles, options);
        var emit = EmitOptionsOf(context, options);
        var models = Models(modelFiles, names, pricingFiles, rulesFiles, emit);

        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(HintName(model), ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(Catalogs(names, emit), static (output, catalog) => output.AddSource($"{ModelNames.OfProvider(catalog.Provider)}.Catalog.g.cs", CatalogEmitter.Emit(catalog)));

        Report(context, options.Select(static (found, _) => found.Diagnostics));
        Report(context, modelFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, pricingFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, rulesFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, Problems(modelFiles, names, pricingFiles, rulesFiles, options));
        Report(context, Of(files, SchemaFileKind.Unknown).Select(static (file, _) => UnknownFile(file)));
    }

    private static IncrementalValuesProvider<SchemaFile> SchemaFiles(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<GeneratorOptions> options) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => SchemaFile.From(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .Combine(options)
            .Where(static pair => pair.Right.Includes(pair.Left!))
            .Select(static (pair, _) => pair.Left!)
            .WithTrackingName(TrackingNames.SchemaFiles);

    // A model that the project does not want is read, since its name stands in the file, and goes no further.
    private static IncrementalValuesProvider<ModelFile> ModelFiles(
        IncrementalValuesProvider<SchemaFile> files, IncrementalValueProvider<GeneratorOptions> options) =>
        Of(files, SchemaFileKind.Model)
            .Select(ModelFileReader.Read)
            .Combine(options)
            .Where(static pair => pair.Left.Model is null || pair.Right.Includes(pair.Left.Model.Model))
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(TrackingNames.ModelFiles);

    private static IncrementalValueProvider<EmitOptions> EmitOptionsOf(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<GeneratorOptions> options) =>
        context.ParseOptionsProvider
            .Select(static (parse, _) => parse is CSharpParseOptions csharp && (int)csharp.LanguageVersion >= CSharp14)
            .Combine(options)
            .Select(static (pair, _) => new EmitOptions(pair.Left, pair.Right.Namespace, pair.Right.IsInternal));

    private static IncrementalValuesProvider<SchemaFile> Of(IncrementalValuesProvider<SchemaFile> files, SchemaFileKind kind) =>
        files.Where(file => file.Kind == kind);

    private static IncrementalValueProvider<EquatableArray<NameAssignment>> Names(
        IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<GeneratorOptions> options) =>
        files
            .Where(static file => file.Model is not null)
            .Select(static (file, _) => ModelIdentity.Of(file.Model!, file.Path))
            .Collect()
            .Combine(options.Select(static (found, _) => found.Names))
            .Select(static (pair, _) => NameTable.Assign(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Names);

    private static IncrementalValuesProvider<NamedModel> Models(
        IncrementalValuesProvider<ModelFile> files,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValuesProvider<PricingFile> pricing,
        IncrementalValuesProvider<RulesFile> rules,
        IncrementalValueProvider<EmitOptions> options)
    {
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

    private static IncrementalValuesProvider<CatalogSpec> Catalogs(
        IncrementalValueProvider<EquatableArray<NameAssignment>> names, IncrementalValueProvider<EmitOptions> options) =>
        names
            .Combine(options)
            .SelectMany(static (pair, _) => pair.Left
                .Where(item => item.Name.Length > 0)
                .GroupBy(item => item.Provider, StringComparer.Ordinal)
                .Select(group => new CatalogSpec(group.Key, group.Select(item => item.Name).ToEquatableArray(), pair.Right)))
            .WithTrackingName(TrackingNames.Catalogs);

    private static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> Problems(
        IncrementalValuesProvider<ModelFile> files,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValuesProvider<PricingFile> pricing,
        IncrementalValuesProvider<RulesFile> rules,
        IncrementalValueProvider<GeneratorOptions> options) =>
        files.Collect().Combine(names).Combine(pricing.Collect()).Combine(rules.Collect()).Combine(options)
            .Select(static (input, _) => CrossFileProblems.Find(
                input.Left.Left.Left.Left, input.Left.Left.Left.Right, input.Left.Left.Right, input.Left.Right, input.Right))
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
