using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Floor.Tests;

public sealed class FloorCompilerTests
{
    private static readonly string s_here = AppContext.BaseDirectory;

    [Fact]
    public void The_compiler_is_the_floor() =>
        Assert.Equal(new Version(4, 8, 0, 0), typeof(CSharpCompilation).Assembly.GetName().Version);

    [Fact]
    public async Task The_built_generator_and_analyzers_load_and_work()
    {
        var token = TestContext.Current.CancellationToken;
        var parse = new CSharpParseOptions(LanguageVersion.CSharp12);
        var consumer = CSharpSyntaxTree.ParseText(
            """
            using Typed.Models.Creatify;
            public static class Consumer
            {
                public static KlingV16ProImageToVideoParams Right => new() { Prompt = "x", ImageUrl = "u", Duration = KlingV16ProImageToVideoDurations.FromSeconds(10) };
                public static KlingV16ProImageToVideoParams Wrong => new() { Prompt = "x", ImageUrl = "u", Duration = (KlingV16ProImageToVideoDuration)7 };
            }
            """,
            parse,
            cancellationToken: token);
        var compilation = CSharpCompilation.Create("Consumer", [consumer], References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var files = Directory.GetFiles(Path.Combine(s_here, "schemas", "creatify"), "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock.json")
            .Select(file => (AdditionalText)new SchemaText(file));
        var generator = Assert.Single(Built("Typed.Generator").GetGenerators(LanguageNames.CSharp));

        CSharpGeneratorDriver.Create([generator], files, parse, new Options())
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var reported, token);

        Assert.Empty(reported);
        Assert.DoesNotContain(generated.GetDiagnostics(token), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var analyzers = Built("Typed.Analyzers").GetAnalyzers(LanguageNames.CSharp);
        Assert.NotEmpty(analyzers);
        var found = await generated.WithAnalyzers(analyzers, options: null).GetAnalyzerDiagnosticsAsync(token);
        var finding = Assert.Single(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("TYP1001", finding.Id);
    }

    private static AnalyzerFileReference Built(string name)
    {
        var reference = new AnalyzerFileReference(Path.Combine(s_here, "built", name + ".dll"), new Loader());
        reference.AnalyzerLoadFailed += (_, failure) => throw new InvalidOperationException(failure.Message, failure.Exception);
        return reference;
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Typed.Runtime.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }

    private sealed class SchemaText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Provider(null);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Provider("creatify");
    }

    private sealed class Provider(string? name) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.TypedProvider" ? name : null;
            return value is not null;
        }
    }
}
