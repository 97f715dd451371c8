using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Emulator.Schema;
using Typed.Models.Tests.Surface;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

/// <summary>Documents of different styles: what is written, what it compiles to, and that the records decide as ajv does. TYPED_ACCEPT=1 renews the files.</summary>
public sealed class ImportedDocumentTests
{
    private static readonly string s_expected = Path.Combine(AppContext.BaseDirectory, "imports");

    private static readonly Lazy<ILookup<string, JsonNode>> s_corpus = new(() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "imports.json")))!.AsArray().ToLookup(group => group!["provider"]!.ToString(), group => group!));

    public static TheoryData<string, string> Documents => new()
    {
        { "lumen.json", "lumen" },
        { "orchid.yaml", "orchid" },
        { "fresco", "fresco" },
        { "kiln", "kiln" },
        { "relay.json", "relay" },
        { "prism.json", "prism" },
        { "atelier.yaml", "atelier" },
        { "sonora.json", "sonora" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task An_import_writes_what_was_reviewed_and_its_records_decide_as_ajv_does(string document, string provider)
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add(document), provider);
        var written = fixture.Folder.Snapshot().Where(file => file.Key.StartsWith("schemas/", StringComparison.Ordinal) && !file.Key.EndsWith("lock.json", StringComparison.Ordinal))
            .ToDictionary(file => file.Key["schemas/".Length..], file => file.Value, StringComparer.Ordinal);
        var records = RecordAssembly.Of(fixture.Folder.Schemas, []);
        Assert.Empty(records.Problems());
        var assembly = records.Load();
        written[$"{provider}/surface.txt"] = PublicSurface.Of(assembly);

        // Each type of these documents has a name in its source. "Custom" is the object beside presets of the same name.
        Assert.DoesNotContain("Custom_", written[$"{provider}/surface.txt"], StringComparison.Ordinal);
        foreach (var (path, text) in written.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var file = JsonDocument.Parse(text);
            using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(ScratchFolder.Repository, Path.GetFileName(file.RootElement.GetProperty("$schema").GetString()!))));
            Assert.True(new SchemaValidator(schema.RootElement).Validate(file.RootElement) is { Count: 0 }, path);
        }

        Compare(provider, written);
        Decide(provider, Catalog(assembly));
        await fixture.RunAsync(ExitCodes.Fine, "check");
    }

    private static void Decide(string provider, ModelCatalog catalog)
    {
        var verdicts = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        var differences = new List<string>();
        foreach (var group in s_corpus.Value[provider])
        {
            Assert.True(catalog.TryGet(group["model"]!.ToString(), out var model));
            foreach (var item in group["cases"]!.AsArray())
            {
                using var json = JsonDocument.Parse(item!["instance"]?.ToJsonString() ?? "null");
                var expected = item["valid"]!.GetValue<bool>();
                verdicts[expected]++;
                var report = model!.Parse(json.RootElement).Report;
                if (report.Errors.Any() == expected)
                {
                    differences.Add($"{model.Name}: ajv says {expected} of {json.RootElement.GetRawText()}: {report}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences.Take(10)) + $"\n{differences.Count} differences");
        Assert.True(verdicts[true] >= 3 && verdicts[false] >= 10, $"{verdicts[true]} valid, {verdicts[false]} invalid");
    }

    internal static ModelCatalog Catalog(System.Reflection.Assembly assembly) =>
        (ModelCatalog)assembly.GetExportedTypes().Single(type => type.Name.EndsWith("Catalog", StringComparison.Ordinal)).GetProperty("Models")!.GetValue(null)!;

    private static void Compare(string provider, Dictionary<string, string> written)
    {
        var folder = Environment.GetEnvironmentVariable("TYPED_ACCEPT") == "1" ? Repository() : null;
        if (folder is not null)
        {
            if (Directory.Exists(Path.Combine(folder, provider)))
            {
                Directory.Delete(Path.Combine(folder, provider), recursive: true);
            }

            foreach (var (path, text) in written)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllText(Path.Combine(folder, path), text);
            }

            return;
        }

        var expected = Directory.EnumerateFiles(Path.Combine(s_expected, provider), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(s_expected, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), written.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, text) in expected)
        {
            Assert.Equal(text, written[path]);
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Typed.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "conformance", "imports");
    }
}
