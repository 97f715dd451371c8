using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>
/// One project for each combination of references and settings. A test adds its files to a copy, so that the compiler binds the references once and not for each test.
/// </summary>
internal static class SharedProjects
{
    private static readonly AdhocWorkspace s_workspace = new();

    private static readonly ConcurrentDictionary<string, Lazy<Task<Project>>> s_projects = new(StringComparer.Ordinal);

    /// <summary>The project with the generated files (<c>.g.cs</c>) of the state, which many tests have in common, and without its other files.</summary>
    public static Task<Project> OfAsync(TestState state) => s_projects.GetOrAdd(KeyOf(state), _ => new(() => CreateAsync(state))).Value;

    /// <summary>Whether the file is part of the shared project.</summary>
    public static bool IsShared(string path) => path.EndsWith(".g.cs", StringComparison.Ordinal);

    private static async Task<Project> CreateAsync(TestState state)
    {
        var project = state.CreateProject(s_workspace.CurrentSolution, IsShared);
        // Copies start from a compilation only if it exists when they are made.
        await project.GetCompilationAsync();
        return project;
    }

    // References are compared by identity: two compiled assemblies may have the same name.
    private static string KeyOf(TestState state) => string.Join(
        '\n',
        [
            state.LanguageVersion.ToString(), state.OutputKind.ToString(), state.EditorConfig ?? "", state.BuildProperties ?? "",
            .. state.AdditionalReferences.Select(reference => $"{reference.Display} {RuntimeHelpers.GetHashCode(reference)}"),
            .. state.Sources.Where(source => IsShared(source.Path)).Select(source => source.Path + "\n" + source.Content),
        ]);
}
