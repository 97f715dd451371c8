using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
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
/// <remarks>
/// Every step that goes over all files costs on every edit of one, since Roslyn walks its table; so what is one value is combined first, and filters
/// are part of the step that makes the value.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class TypedGenerator : IIncrementalGenerator
{
    // LanguageVersion.CSharp14, which the compiler this is built against does not name yet.
    private const int CSharp14 = 1400;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => GeneratorOptions.From(provider)).WithTrackingName(TrackingNames.Options);
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Combine(options))
            .SelectMany(static (pair, cancellation) => Wanted(pair.Left, pair.Right.Left, pair.Right.Right, cancellation))
            .WithTrackingName(TrackingNames.SchemaFiles);
        var modelFiles = files
            .Combine(options)
            .SelectMany(static (pair, cancellation) => Models(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.ModelFiles);
        var others = files.Where(static file => file.Kind != SchemaFileKind.Model);
        var pricingFiles = others.Where(static file => file.Kind == SchemaFileKind.Pricing).Select(PricingFileReader.Read).WithTrackingName(TrackingNames.PricingFiles);
        var rulesFiles = others.Where(static file => file.Kind == SchemaFileKind.Rules).Select(RulesFileReader.Read).WithTrackingName(TrackingNames.RulesFiles);
        var reviewedFiles = others.Where(static file => file.Kind == SchemaFileKind.Reviewed).Select(ReviewedFileReader.Read).WithTrackingName(TrackingNames.ReviewedFiles);
        var pricing = pricingFiles.Collect();
        var rules = rulesFiles.Collect();
        var providerFiles = others.Where(static file => file.Kind == SchemaFileKind.Provider).Select(ProviderFileReader.Read).WithTrackingName(TrackingNames.ProviderFiles);
        var wantedNames = providerFiles.Collect().Select(static (list, _) => WantedNames(list));
        var identities = Identities(modelFiles);
        var providers = Providers(identities, wantedNames);
        var names = Names(identities, options, providers);
        var emit = Emit(context, options, names);

        var matched = Matched(names, providers, pricing, rules, reviewedFiles.Collect(), emit);
        EmitModels(context, NamedModels(modelFiles, matched));
        EmitModels(context, ModelsOfFilesTwice(modelFiles, matched));
        context.RegisterSourceOutput(
            Catalogs(names, providers, emit),
            static (output, catalog) => output.AddSource($"{catalog.ProviderName}.Catalog.g.cs", CatalogEmitter.Emit(catalog)));
        context.RegisterSourceOutput(
            AllCatalogs(names, providers, options, emit),
            static (output, all) => EmitAll(output, all));

        context.RegisterSourceOutput(
            providerFiles.Collect().SelectMany(static (files, _) => RemovedModels.ByProvider(files)),
            static (output, removed) => output.AddSource($"{removed.ProviderName}.Removed.g.cs", RemovedEmitter.Emit(removed.Provider, removed.Models)));

        Report(context, options.Select(static (found, _) => found.Diagnostics));
        Report(context, TooOld(context, identities));
        Report(context, pricingFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, rulesFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, providerFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, reviewedFiles.Select(static (file, _) => file.Diagnostics));
        Report(context, others.Where(static file => file.Kind == SchemaFileKind.Unknown).Select(static (file, _) => UnknownFile(file)));
        Report(context, FileProblems(modelFiles, pricing, rules));
        Report(context, CrossProblems(identities, names, pricing, rules, options));
    }

    private static ImmutableArray<SchemaFile> Wanted(
        AdditionalText text, AnalyzerConfigOptionsProvider provider, GeneratorOptions options, CancellationToken cancellation) =>
        SchemaFile.From(text, provider, cancellation) is { } file && options.Includes(file) ? ImmutableArray.Create(file) : ImmutableArray<SchemaFile>.Empty;

    // A model that the project does not want is read, since its name stands in the file, and goes no further.
    private static ImmutableArray<ModelFile> Models(SchemaFile file, GeneratorOptions options, CancellationToken cancellation) =>
        file.Kind == SchemaFileKind.Model && ModelFileReader.Read(file, cancellation) is var read && (read.Model is null || options.Includes(read.Model.Model))
            ? ImmutableArray.Create(read)
            : ImmutableArray<ModelFile>.Empty;

    // All that the files need to know of each other.
    private static IncrementalValueProvider<ImmutableArray<ModelIdentity>> Identities(IncrementalValuesProvider<ModelFile> files) => files
        .SelectMany(static (file, _) => file.Model is { } model ? ImmutableArray.Create(ModelIdentity.Of(model, file.Path, file.NamePlace)) : ImmutableArray<ModelIdentity>.Empty)
        .Collect();

    private static IncrementalValueProvider<EquatableArray<NameAssignment>> Names(
        IncrementalValueProvider<ImmutableArray<ModelIdentity>> identities,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EquatableArray<ProviderName>> providers) =>
        identities
            .Combine(options.Select(static (found, _) => found.Names).Combine(providers))
            .Select(static (pair, _) => NameTable.Assign(pair.Left, pair.Right.Left, pair.Right.Right))
            .WithTrackingName(TrackingNames.Names);

    private static EquatableArray<ProviderName> WantedNames(ImmutableArray<ProviderFile> files) =>
        files.Where(file => file.Name is not null).Select(file => new ProviderName(file.Provider, file.Name!)).ToEquatableArray();

    private static IncrementalValueProvider<EquatableArray<ProviderName>> Providers(
        IncrementalValueProvider<ImmutableArray<ModelIdentity>> identities, IncrementalValueProvider<EquatableArray<ProviderName>> wanted) =>
        identities
            .Combine(wanted)
            .Select(static (pair, _) => ProviderNames.Assign(pair.Left.Select(item => item.Provider), pair.Right))
            .WithTrackingName(TrackingNames.ProviderNames);

    private static IncrementalValueProvider<EmitOptions> Emit(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names) =>
        context.ParseOptionsProvider
            .Select(static (parse, _) => parse is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.Default)
            .Combine(options.Combine(names.Select(static (list, _) => list.Count <= TableLiterals.MaxModels)))
            .Select(static (input, _) => new EmitOptions((int)input.Left >= CSharp14, input.Left < LanguageVersion.CSharp11, input.Right.Left.Namespace, input.Right.Left.IsInternal, input.Right.Right));

    private static void EmitModels(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<NamedModel> models) =>
        context.RegisterSourceOutput(models, static (output, model) => output.AddSource(HintName(model), ModelEmitter.Emit(model)));

    // All that a model is matched with.
    private static IncrementalValueProvider<ModelMatching> Matched(
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<EquatableArray<ProviderName>> providers,
        IncrementalValueProvider<ImmutableArray<PricingFile>> pricing,
        IncrementalValueProvider<ImmutableArray<RulesFile>> rules,
        IncrementalValueProvider<ImmutableArray<ReviewedFile>> reviewed,
        IncrementalValueProvider<EmitOptions> emit)
    {
        var nameIndex = names.Select(static (list, _) => new NameIndex(list));
        var tables = pricing.Combine(rules.Combine(reviewed)).Select(static (input, _) => new ModelTables(
            new PriceIndex(input.Left), new RuleIndex(input.Right.Left), new ReviewedIndex(input.Right.Right)));
        return nameIndex.Combine(providers).Combine(tables.Combine(emit))
            .Select(static (input, _) => new ModelMatching(input.Left.Left, input.Left.Right, input.Right.Left, input.Right.Right));
    }

    private static IncrementalValuesProvider<NamedModel> NamedModels(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matched) =>
        files
            .Combine(matched)
            .SelectMany(static (input, _) => input.Right.Names.IsTwice(input.Left.Path) ? ImmutableArray<NamedModel>.Empty : input.Right.Named(input.Left))
            .WithTrackingName(TrackingNames.Models);

    // A project that includes a file itself, beside the package's targets. Nearly always none; and only from all files together is one of two equal ones the first.
    private static IncrementalValuesProvider<NamedModel> ModelsOfFilesTwice(IncrementalValuesProvider<ModelFile> files, IncrementalValueProvider<ModelMatching> matched) =>
        files
            .Collect()
            .Combine(matched)
            .SelectMany(static (input, _) => input.Right.Names.HasTwice
                ? input.Left.Where(file => input.Right.Names.IsTwice(file.Path)).GroupBy(file => file.Path, StringComparer.Ordinal).SelectMany(group => input.Right.Named(group.First())).ToImmutableArray()
                : ImmutableArray<NamedModel>.Empty)
            .WithTrackingName(TrackingNames.Models);

    private static IncrementalValuesProvider<CatalogSpec> Catalogs(
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<EquatableArray<ProviderName>> providers,
        IncrementalValueProvider<EmitOptions> emit) =>
        names
            .Combine(providers)
            .Combine(emit)
            .SelectMany(static (pair, _) => pair.Left.Left
                .Where(item => item.Name.Length > 0 && !pair.Right.IsTooOld)
                .GroupBy(item => item.Provider, StringComparer.Ordinal)
                .Select(group => new CatalogSpec(group.Key, pair.Left.Right.Of(group.Key), group.Select(item => item.Name).ToEquatableArray(), pair.Right)))
            .WithTrackingName(TrackingNames.Catalogs);

    // From the names alone: an edit within a model changes nothing here.
    private static IncrementalValuesProvider<AllCatalogsSpec> AllCatalogs(
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<EquatableArray<ProviderName>> providers,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EmitOptions> emit) =>
        names
            .Combine(providers)
            .Combine(options.Select(static (found, _) => found.AllModels).Combine(emit))
            .SelectMany(static (pair, _) => pair.Right.Left is { } name
                ? ImmutableArray.Create(new AllCatalogsSpec(name, ProvidersOf(pair.Left.Left, pair.Left.Right), pair.Right.Right))
                : ImmutableArray<AllCatalogsSpec>.Empty)
            .Where(static all => !all.Options.IsTooOld)
            .WithTrackingName(TrackingNames.AllCatalogs);

    private static EquatableArray<string> ProvidersOf(EquatableArray<NameAssignment> names, EquatableArray<ProviderName> providers) => names
        .Where(item => item.Name.Length > 0)
        .Select(item => providers.Of(item.Provider))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(provider => provider, StringComparer.Ordinal)
        .ToEquatableArray();

    // Which names are the providers' shows only here.
    private static void EmitAll(SourceProductionContext output, AllCatalogsSpec all)
    {
        if (all.IsInProviders)
        {
            output.ReportDiagnostic(DiagnosticInfo.Of(Descriptors.InvalidOption, "", default, OptionNames.AllModels, all.Name, "outside of the providers' namespaces").ToDiagnostic());
        }
        else
        {
            output.AddSource("AllModels.g.cs", AllCatalogsEmitter.Emit(all));
        }
    }

    private static string HintName(NamedModel model) => $"{model.ProviderName}.{model.Name}Params.g.cs";
}
