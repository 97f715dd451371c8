using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;
using Scriban;
using Typed.Schema.Collections;
using Typed.Schema.Emission;
using Typed.Schema.Matching;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Typed.Peers.Benchmarks;

/// <summary>The ways to read schemas and to write C#. Each returns the length of what it wrote.</summary>
internal static class Peers
{
    public static Func<IReadOnlyList<string>, int>? Of(string way) => way switch
    {
        "ours" => Ours,
        "njsonschema" => NJsonSchemaAlone,
        "njsonschema-scriban" => NJsonSchemaAndScriban,
        _ => null,
    };

    public static string Repository(string start)
    {
        var folder = new DirectoryInfo(start);
        while (!File.Exists(Path.Combine(folder.FullName, "Typed.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the program.");
        }

        return folder.FullName;
    }

    public static IReadOnlyList<string> ModelFiles(string repository) =>
        [.. Directory.GetFiles(Path.Combine(repository, "schemas", "creatify", "models"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    // Records with constraints, defaults, checks, and readers and writers; prices and rules aside, which the others do not have.
    private static int Ours(IReadOnlyList<string> files)
    {
        var providers = ProviderNames.Assign(["creatify"], []);
        var read = files.Select((text, i) => ModelFileReader.Read(new SchemaFile("creatify", $"schemas/creatify/models/{i}.json", SchemaFileKind.Model, text), CancellationToken.None)).ToList();
        var names = new NameIndex(NameTable.Assign(read.Select(file => ModelIdentity.Of(file.Model!, file.Path, file.NamePlace)), EquatableArray<NameOverride>.Empty, providers));
        var options = new EmitOptions(HasCSharp14: true, IsTooOld: false, "Bench", IsInternal: false, TablesAreText: true);
        var matching = new ModelMatching(names, providers, new ModelTables(new PriceIndex([]), new RuleIndex([]), new ReviewedIndex([])), options);
        return read.Sum(file => matching.Match(file).Sum(named => ModelEmitter.Emit(named).Length));
    }

    // Plain classes and enums.
    private static int NJsonSchemaAlone(IReadOnlyList<string> files) => files.Sum(text =>
        new CSharpGenerator(Read(text), new CSharpGeneratorSettings { Namespace = "Bench", ClassStyle = CSharpClassStyle.Poco, JsonLibrary = CSharpJsonLibrary.SystemTextJson, JsonLibraryVersion = 9 }).GenerateFile("Params").Length);

    // Plain records and enums by a template.
    private static int NJsonSchemaAndScriban(IReadOnlyList<string> files)
    {
        using var reader = new StreamReader(typeof(Peers).Assembly.GetManifestResourceStream("record.sbn")!);
        var template = Template.Parse(reader.ReadToEnd());
        return files.Sum(text => template.Render(ScribanModel.Of(Read(text))).Length);
    }

    private static JsonSchema Read(string text) => JsonSchema.FromJsonAsync(JsonNode.Parse(text)!["input_schema"]!.ToJsonString()).GetAwaiter().GetResult();
}
