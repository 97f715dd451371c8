using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.Fixes;

/// <summary>Applies every fix of the package while every other finding is present, as in an editor.</summary>
internal static class FixRun
{
    /// <summary>Every code fix of the package.</summary>
    public static ImmutableArray<CodeFixProvider> All { get; } =
    [
        .. typeof(AllowedValueCodeFixProvider).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static Task<Project> ProjectAsync(params string[] files)
    {
        var state = new SnippetProject();
        state.Sources.AddRange(files.Select((text, index) => ($"File{index}.cs", text)));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models, ConstrainedModel.Assembly]);
        return state.CreateProjectAsync();
    }

    // What only informs comes and goes with the values.
    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Project project) =>
        [.. (await AnalyzerRun.DiagnosticsAsync(project, AnalyzerRun.All)).Where(found => found.Severity >= DiagnosticSeverity.Warning)];

    public static async Task<List<(CodeFixProvider Provider, CodeAction Action)>> OffersAsync(Document document, Diagnostic finding)
    {
        var offers = new List<(CodeFixProvider, CodeAction)>();
        foreach (var provider in All.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => offers.Add((provider, action)), TestContext.Current.CancellationToken));
        }

        return offers;
    }

    public static async Task<Project> ApplyAsync(CodeAction action, ProjectId project)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project)!;
    }

    public static Dictionary<string, int> Counted(IEnumerable<Diagnostic> findings) =>
        findings.GroupBy(found => found.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
}
