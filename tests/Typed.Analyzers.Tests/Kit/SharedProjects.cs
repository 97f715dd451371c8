using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>
/// One empty project for each combination of references and settings. A test adds its files to a copy, so that the compiler reads the platform, the runtime and the models
/// once, and not for each test.
/// </summary>
internal static class SharedProjects
{
    private static readonly AdhocWorkspace s_workspace = new();

    private static readonly ConcurrentDictionary<string, Lazy<Task<Project>>> s_projects = new(StringComparer.Ordinal);

    public static Task<Project> OfAsync(IReadOnlyCollection<MetadataReference> references, LanguageVersion version, OutputKind outputKind)
    {
        // References are compared by identity: two compiled assemblies may have the same name.
        var key = string.Join('\n', [$"{version} {outputKind}", .. references.Select(reference => $"{reference.Display} {RuntimeHelpers.GetHashCode(reference)}")]);
        return s_projects.GetOrAdd(key, _ => new(() => CreateAsync(references, version, outputKind))).Value;
    }

    /// <summary>Adds an empty project.</summary>
    public static Project Add(Solution solution, IEnumerable<MetadataReference> references, LanguageVersion version, OutputKind outputKind)
    {
        var id = ProjectId.CreateNewId();
        return solution
            .AddProject(id, "TestProject", "TestProject", LanguageNames.CSharp)
            .WithProjectParseOptions(id, CSharpParseOptions.Default.WithLanguageVersion(version))
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(outputKind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .AddMetadataReferences(id, [.. References.Platform, .. references])
            .GetProject(id)!;
    }

    private static async Task<Project> CreateAsync(IEnumerable<MetadataReference> references, LanguageVersion version, OutputKind outputKind)
    {
        var project = Add(s_workspace.CurrentSolution, references, version, outputKind);
        // Copies start from a compilation only if it exists when they are made.
        await project.GetCompilationAsync();
        return project;
    }
}
