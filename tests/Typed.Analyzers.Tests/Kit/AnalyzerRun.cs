using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>Runs all analyzers at once over a project that must compile.</summary>
internal static class AnalyzerRun
{
    /// <summary>Every analyzer of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(DiagnosticIds).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        // The compiler's own errors come along: asked for separately, each body would be bound twice.
        var all = await WithAnalyzers(compilation, project.AnalyzerOptions, analyzers).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        var errors = all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsOfCompiler(diagnostic));
        Assert.True(!errors.Any(), "The test's own code does not compile:\n" + string.Join("\n", errors));

        var found = all.RemoveAll(IsOfCompiler);
        var crash = found.FirstOrDefault(diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
        Assert.True(crash is null, crash?.ToString());
        return Sorted(found);
    }

    /// <summary>The diagnostics by position, outer ones first.</summary>
    public static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.End)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.GetMessage(null), StringComparer.Ordinal),
    ];

    private static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

    public static CompilationWithAnalyzers WithAnalyzers(Compilation compilation, AnalyzerOptions options, params ImmutableArray<DiagnosticAnalyzer> analyzers) => new(
        compilation,
        analyzers,
        new CompilationWithAnalyzersOptions(
            options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false));
}
