using System.Collections.Immutable;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Typed.Analyzers.OneValue;
using Typed.Generator;

namespace Typed.RefreshTests.Kit;

/// <summary>C# that the tool wrote, compiled as a user would: with the generator over the schema folder, and the analyzers; then run.</summary>
internal sealed class RecordAssembly
{
    // Read once: there are hundreds.
    private static readonly Lazy<IReadOnlyList<MetadataReference>> s_references = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly Compilation _compilation;
    private readonly ImmutableArray<Diagnostic> _generated;

    private RecordAssembly(Compilation compilation, ImmutableArray<Diagnostic> generated)
    {
        _compilation = compilation;
        _generated = generated;
    }

    /// <summary>Whole programs, each as the body of a method, which are only compiled.</summary>
    public static RecordAssembly OfPrograms(string schemas, IReadOnlyList<string> programs) =>
        Of(schemas, programs.Select((program, index) => Class(program, index, "async System.Threading.Tasks.Task RunAsync()", "")));

    /// <param name="schemas">The schema folder.</param>
    /// <param name="snippets">Statements as the tool writes them, <c>using</c> lines first, each of which makes a <c>request</c>.</param>
    public static RecordAssembly Of(string schemas, IReadOnlyList<string> snippets) => Of(
        schemas, snippets.Count == 0 ? [] : snippets.Select((snippet, index) => Class(snippet, index, "Typed.ModelParams Make()", "return request;")).Append(Runner(snippets.Count)));

    private static RecordAssembly Of(string schemas, IEnumerable<string> sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Snippets",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, parse)),
            s_references.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var files = Directory.EnumerateFiles(schemas, "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetDirectoryName(path) != schemas && Path.GetFileName(path) is not ("lock.json" or "overrides.json"))
            .Select(path => (AdditionalText)new SchemaText(path)).ToImmutableArray();
        CSharpGeneratorDriver.Create([new TypedGenerator().AsSourceGenerator()], files, parse, new Providers(schemas))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems, TestContext.Current.CancellationToken);
        return new RecordAssembly(generated, problems);
    }

    /// <summary>The errors of the compiler and, for the snippets, of the analyzers.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync()
    {
        var analyzers = typeof(UndefinedValueAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).ToImmutableArray();
        var diagnostics = await _compilation.WithAnalyzers(analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>The warnings and errors of the generator itself and of the compiler, without hints.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. _generated.Concat(_compilation.GetDiagnostics(TestContext.Current.CancellationToken)).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];

    /// <summary>The compiled assembly.</summary>
    public System.Reflection.Assembly Load()
    {
        using var image = new MemoryStream();
        var result = _compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        return new AssemblyLoadContext("Records").LoadFromStream(image);
    }

    /// <summary>For each snippet its JSON and, below, what <c>Validate()</c> says.</summary>
    public IReadOnlyList<(string Json, string Verdict)> Run()
    {
        var run = Load().GetType("Runner")!.GetMethod("Run")!;
        return [.. ((string[])run.Invoke(null, null)!).Chunk(2).Select(pair => (pair[0], pair[1]))];
    }

    private static string Class(string snippet, int index, string method, string end)
    {
        var lines = snippet.Split('\n');
        var usings = string.Join("\n", lines.TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal)));
        var body = string.Join("\n", lines.SkipWhile(line => line.StartsWith("using ", StringComparison.Ordinal)));
        return $"using System;\n{usings}\nstatic class Snippet{index} {{ public static {method} {{ {body}\n{end} }} }}";
    }

    private static string Runner(int count) =>
        "public static class Runner { static System.Collections.Generic.IEnumerable<string> Each() {\n"
        + string.Concat(Enumerable.Range(0, count).Select(i => $"yield return Snippet{i}.Make().ToJson(); yield return Snippet{i}.Make().Validate().ToString();\n"))
        + "} public static string[] Run() => System.Linq.Enumerable.ToArray(Each()); }";

    private sealed class SchemaText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class Providers(string schemas) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(new()
        {
            ["build_metadata.AdditionalFiles.TypedProvider"] = Path.GetRelativePath(schemas, textFile.Path).Split(Path.DirectorySeparatorChar)[0],
        });
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
