using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers;

namespace Typed.DocsTests.Code;

/// <summary>The project that each block is compiled in: the packages' assemblies, ASP.NET Core, xUnit, and the SDK's implicit usings.</summary>
internal static class SnippetProject
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // The feature lets a block show the directives of a program in one file, such as #:package.
    private static readonly CSharpParseOptions s_parse = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(DiagnosticIds).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // One per kind of output: compilations that are made from one share its references.
    private static readonly CSharpCompilation s_library = Create(OutputKind.DynamicallyLinkedLibrary);
    private static readonly CSharpCompilation s_program = Create(OutputKind.ConsoleApplication);

    public static SyntaxTree Parse(string code, string path) => CSharpSyntaxTree.ParseText(code, s_parse, path);

    /// <param name="tree">The block.</param>
    /// <param name="given">What the page supplies.</param>
    /// <param name="code">The block's text: the generators run only for a block that needs them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Compilation With(SyntaxTree tree, SyntaxTree given, string code, CancellationToken cancellationToken)
    {
        var isProgram = tree.GetRoot(cancellationToken).ChildNodes().Any(node => node is GlobalStatementSyntax);
        Compilation compilation = (isProgram ? s_program : s_library).AddSyntaxTrees(tree, given, Parse(ImplicitUsings, "implicit usings"));
        List<ISourceGenerator> json = code.Contains("JsonSerializerContext", StringComparison.Ordinal) ? [JsonGenerator()] : [];
        if (code.Contains("Typed.Models.Acme", StringComparison.Ordinal))
        {
            AcmeSchemas.Driver(s_parse, json).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _, cancellationToken);
        }
        else if (json.Count > 0)
        {
            CSharpGeneratorDriver.Create(json, parseOptions: s_parse).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _, cancellationToken);
        }

        return compilation;
    }

    /// <summary>What the generator reports for schema files of provider acme.</summary>
    public static IReadOnlyList<Diagnostic> Generate(params IEnumerable<(string Path, string Text)> files) =>
        AcmeSchemas.Driver(s_parse, files).RunGenerators(s_library).GetRunResult().Diagnostics;

    public static async Task<IEnumerable<Diagnostic>> AnalyzeAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        return await new CompilationWithAnalyzers(compilation, s_analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
    }

    private static CSharpCompilation Create(OutputKind kind) => CSharpCompilation.Create(
        "Snippet",
        [],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsForUsers).Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    // The compiler, the tool and this test are not among the packages' assemblies.
    private static bool IsForUsers(string path) =>
        Path.GetFileNameWithoutExtension(path) is var name
        && name is not ("typed" or "Typed.Generator" or "Typed.Analyzers" or "Typed.Docs.Tests")
        && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    // The SDK hands it to the compiler of every project.
    private static ISourceGenerator JsonGenerator()
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var assembly = Directory.EnumerateFiles(Path.Combine(dotnet, "packs"), "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var type = Assembly.LoadFrom(assembly).GetType("System.Text.Json.SourceGeneration.JsonSourceGenerator", throwOnError: true)!;
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
