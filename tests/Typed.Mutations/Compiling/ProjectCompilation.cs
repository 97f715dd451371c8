using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Mutations.Compiling;

/// <summary>A project as the compiler sees it, with the sources of its generators.</summary>
internal static class ProjectCompilation
{
    public static (CSharpCompilation Compilation, CSharpCommandLineArguments Arguments) Create(string folder, List<string> compilerArguments)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(compilerArguments, folder, sdkDirectory: null);
        var trees = arguments.SourceFiles.Select(source => Parse(source.Path, arguments.ParseOptions)).ToList();
        trees.Add(CSharpSyntaxTree.ParseText(MutantSwitch.Source, arguments.ParseOptions));
        var references = arguments.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference, reference.Properties));
        // Warnings in mutated code say nothing.
        var options = arguments.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress).WithSpecificDiagnosticOptions([]);
        var compilation = CSharpCompilation.Create(arguments.CompilationName, trees, references, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(Generators(arguments), parseOptions: arguments.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var problems);
        return problems.FirstOrDefault(problem => problem.Severity == DiagnosticSeverity.Error) is { } problem
            ? throw new MutationException(problem.ToString()) : ((CSharpCompilation)whole, arguments);
    }

    private static SyntaxTree Parse(string path, CSharpParseOptions options)
    {
        using var file = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(file), options, path);
    }

    private static IEnumerable<ISourceGenerator> Generators(CSharpCommandLineArguments arguments)
    {
        var loader = new Loader();
        return arguments.AnalyzerReferences.SelectMany(reference => new AnalyzerFileReference(reference.FilePath, loader).GetGenerators(LanguageNames.CSharp));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // They are next to the analyzer, where LoadFrom finds them.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
