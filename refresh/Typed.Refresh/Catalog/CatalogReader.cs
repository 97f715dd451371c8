using Typed.Schema.Collections;
using Typed.Schema.Matching;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Refresh.Catalog;

/// <summary>Reads a schema folder with the generator's own reader, so that names, slots and prices match the generated records.</summary>
internal static class CatalogReader
{
    // The records for an older language version. This only changes the location of FromSeconds.
    private static readonly EmitOptions s_emit = new(HasCSharp14: false, IsTooOld: false, "Typed.Models", IsInternal: false, TablesAreText: true);

    public static ModelList Read(SchemaFolder folder)
    {
        var models = new List<CatalogModel>();
        var problems = new List<string>();
        foreach (var provider in Directory.EnumerateDirectories(folder.Path).Order(StringComparer.Ordinal))
        {
            ReadProvider(Path.GetFileName(provider), provider, folder.IsShipped, models, problems);
        }

        return new ModelList(folder, models, problems);
    }

    private static void ReadProvider(string provider, string path, bool isShipped, List<CatalogModel> models, List<string> problems)
    {
        var modelFolder = Path.Combine(path, "models");
        if (!Directory.Exists(modelFolder))
        {
            return;
        }

        SchemaFile File(string name, SchemaFileKind kind) =>
            new(provider, $"schemas/{provider}/{Path.GetRelativePath(path, name).Replace('\\', '/')}", kind, System.IO.File.ReadAllText(name));
        var prices = Optional(Path.Combine(path, "pricing.json"), SchemaFileKind.Pricing, PricingFileReader.Read);
        var rules = Optional(Path.Combine(path, "rules.json"), SchemaFileKind.Rules, RulesFileReader.Read);
        IReadOnlyList<T> Optional<T>(string name, SchemaFileKind kind, Func<SchemaFile, CancellationToken, T> read) =>
            System.IO.File.Exists(name) ? [read(File(name, kind), CancellationToken.None)] : [];
        var said = Optional(Path.Combine(path, "provider.json"), SchemaFileKind.Provider, ProviderFileReader.Read);
        var providers = ProviderNames.Assign([provider], said.Where(file => file.Name is not null).Select(file => new ProviderName(provider, file.Name!)));

        var files = Directory.EnumerateFiles(modelFolder, "*.json").Order(StringComparer.Ordinal)
            .Select(name => ModelFileReader.Read(File(name, SchemaFileKind.Model), CancellationToken.None)).ToList();
        var names = new NameIndex(NameTable.Assign(
            files.Where(file => file.Model is not null).Select(file => ModelIdentity.Of(file.Model!, file.Path, file.NamePlace)), EquatableArray<NameOverride>.Empty, providers));
        var matching = new ModelMatching(names, providers, new ModelTables(new PriceIndex(prices), new RuleIndex(rules), new ReviewedIndex([])), s_emit);
        foreach (var file in files)
        {
            models.AddRange(matching.Match(file).Select(named => new CatalogModel(named) { IsShipped = isShipped }));
            if (file.Model is null)
            {
                problems.AddRange(file.Diagnostics.Select(diagnostic => $"{file.Path}: {diagnostic.Message}"));
            }
        }
    }
}
