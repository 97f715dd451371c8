using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Typed.Build.Benchmarks;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.EditorBenchmarks;

/// <summary>The files of the measured project, read once: schemas, the sources that the generator makes of them, references.</summary>
internal sealed class EditorFiles : IDisposable
{
    private const string Provider = "bench";
    private readonly string _folder = Directory.CreateTempSubdirectory("typed-editor-benchmark-").FullName;

    public EditorFiles(int models)
    {
        if (models > 0)
        {
            Corpus.Write(Repository.Find(AppContext.BaseDirectory), _folder, models);
        }

        Schemas = [.. Directory.EnumerateFiles(_folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path)))];
    }

    /// <summary>Path and text of each schema file.</summary>
    public IReadOnlyList<(string Path, string Text)> Schemas { get; }

    /// <summary>The schema file that the measurement edits.</summary>
    public string EditedSchema => Schemas.First(file => file.Path.Contains("owner0_kling-video_v1.6_pro_image", StringComparison.Ordinal)).Path;

    /// <summary>The record of <see cref="EditedSchema"/>.</summary>
    public const string EditedRecord = "Owner0KlingV16ProImageToVideoParams";

    /// <summary>The configuration that the SDK writes for the compiler: one section per schema file.</summary>
    /// <param name="models">The property <c>TypedModels</c>.</param>
    public string Configuration(string models) =>
        $"is_global = true\nbuild_property.TypedModels = {models}\nbuild_property.TypedIsEditor = true\n"
        + string.Concat(Schemas.Select(file => $"[{file.Path}]\nbuild_metadata.AdditionalFiles.TypedProvider = {Provider}\n"));

    /// <summary>Name and text of the generated sources, one for each model. By the engine without a compiler, so that Roslyn stays cold.</summary>
    public IReadOnlyList<(string Name, string Text)> Sources() =>
    [
        .. SourceSet.Of(Schemas.Select(file => SchemaFile.Of(Provider, file.Path, file.Text)), new(), new(HasCSharp14: true, IsTooOld: false), CancellationToken.None)
            .Select(source => (source.HintName, source.Text)),
    ];

    public string ConfigurationPath => Path.Combine(_folder, "Project.GeneratedMSBuildEditorConfig.editorconfig");

    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.Preview, DocumentationMode.Parse);

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name is "netstandard.dll" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Typed.Runtime", StringComparison.Ordinal)))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A file of the user that requests three models; <paramref name="keystroke"/> is what was typed last.</summary>
    public static SourceText UserCode(int keystroke, bool usesModels) => SourceText.From(
        "namespace User;\n\npublic static class Requests\n{\n    public static object? Make(string url)\n    {\n"
        + $"        var text = \"typed {keystroke}\";\n"
        + (usesModels
            ? "        var first = new Typed.Models.Bench." + EditedRecord + " { Prompt = text, ImageUrl = url };\n"
              + "        var second = new Typed.Models.Bench.Owner1Veo31Params { Prompt = text };\n"
              + "        var third = new Typed.Models.Bench.Owner2KlingV16ProImageToVideoParams { Prompt = first.Prompt, ImageUrl = url };\n"
              + "        return url.Length == 0 ? second : third;\n"
            : "        return text;\n")
        + "    }\n}\n",
        System.Text.Encoding.UTF8);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
