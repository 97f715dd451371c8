using Typed.Schema.Collections;
using Typed.Schema.Emission;
using Typed.Schema.Matching;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Schema.Generation;

/// <summary>One generated source.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its C# code.</param>
public sealed record GeneratedSource(string HintName, string Text);

/// <summary>
/// Generates all sources for a set of files at once, the same code as the generator does step by step. For the tool, which runs outside a compiler. Each model has a
/// source of its own here, also where the generator groups them (<see cref="ModelGroups"/>).
/// </summary>
public static class SourceSet
{
    /// <param name="files">The files. Files of providers that the project does not select are ignored.</param>
    /// <param name="options">The project's options.</param>
    /// <param name="language">The language features of the project's C# version.</param>
    /// <param name="cancellation">Cancels the reading of a file.</param>
    public static IReadOnlyList<GeneratedSource> Of(
        IEnumerable<SchemaFile> files, GeneratorOptions options, LanguageSupport language, CancellationToken cancellation)
    {
        var byKind = files.Where(options.Includes).ToLookup(file => file.Kind);
        List<T> Read<T>(SchemaFileKind kind, Func<SchemaFile, CancellationToken, T> read) => byKind[kind].Select(file => read(file, cancellation)).ToList();

        var models = Read(SchemaFileKind.Model, ModelFileReader.Read).Where(file => file.Model is { } model && options.Includes(model.Model)).ToList();
        var providerFiles = Read(SchemaFileKind.Provider, ProviderFileReader.Read);
        var identities = models.Select(file => ModelIdentity.Of(file.Model!, file.Path, file.NamePlace)).ToList();
        var providers = ProviderNames.Assign(identities.Select(model => model.Provider), ProviderFile.WantedNames(providerFiles));
        var names = NameTable.Assign(identities, options.Names, providers);
        var emit = EmitOptionsOf(options, language, names.Count);
        var tables = new ModelTables(
            new PriceIndex(Read(SchemaFileKind.Pricing, PricingFileReader.Read)),
            new RuleIndex(Read(SchemaFileKind.Rules, RulesFileReader.Read)),
            new ReviewedIndex(Read(SchemaFileKind.Reviewed, ReviewedFileReader.Read)));
        var matching = new ModelMatching(new NameIndex(names), providers, tables, emit);

        var sources = models
            .GroupBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(group => matching.Match(group.First()))
            .Select(model => new GeneratedSource(HintNames.Of(model), ModelEmitter.Emit(model)))
            .ToList();
        sources.AddRange(Catalogs.ByProvider(names, providers, emit).Select(catalog => new GeneratedSource(HintNames.Of(catalog), CatalogEmitter.Emit(catalog))));
        sources.AddRange(Catalogs.All(options.AllModels, names, providers, emit).Where(all => !all.IsInProviders)
            .Select(all => new GeneratedSource(HintNames.AllModels, AllCatalogsEmitter.Emit(all))));
        sources.AddRange(RemovedModels.ByProvider(providerFiles)
            .Select(removed => new GeneratedSource(HintNames.OfRemoved(removed.ProviderName), RemovedEmitter.Emit(removed.Provider, removed.Models))));
        return sources;
    }

    /// <summary>The project settings that the emitters need.</summary>
    /// <param name="options">The project's options.</param>
    /// <param name="language">The language features of its C# version.</param>
    /// <param name="modelCount">The number of models.</param>
    public static EmitOptions EmitOptionsOf(GeneratorOptions options, LanguageSupport language, int modelCount) =>
        new(language.HasCSharp14, language.IsTooOld, options.Namespace, options.IsInternal, modelCount <= TableLiterals.MaxModels) { SharesSources = modelCount > ModelGroups.MaxSingle };
}
