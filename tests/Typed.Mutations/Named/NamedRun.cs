using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Mutations.Compiling;
using Typed.Mutations.Running;

namespace Typed.Mutations.Named;

/// <summary>Compiles named mutations one by one and runs their tests. Only the changed project is compiled: some seconds each.</summary>
internal sealed class NamedRun(string repository, bool isBuildWanted)
{
    private readonly Dictionary<string, (CSharpCompilation Compilation, CSharpCommandLineArguments Arguments)> _projects = new(StringComparer.Ordinal);

    /// <summary>Runs the mutations whose names contain one of the words.</summary>
    /// <returns>Whether each was caught.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<string> words)
    {
        var chosen = NamedMutation.ReadAll(repository).Where(mutation => words.Any(word => mutation.Name.Contains(word, StringComparison.Ordinal))).ToList();
        foreach (var project in chosen.SelectMany(mutation => mutation.Suites).Select(suite => suite.Project).Distinct(StringComparer.Ordinal).Where(_ => isBuildWanted))
        {
            ProjectFile.Build(repository, "tests/" + project);
        }

        using var folder = new TemporaryFolder();
        await CheckWithoutMutationAsync(chosen, folder.Path).ConfigureAwait(false);
        var caught = 0;
        foreach (var mutation in chosen)
        {
            var assembly = Compile(mutation.Project, folder.Path, mutation);
            List<string> survived = [];
            foreach (var suite in mutation.Suites)
            {
                if (await FailureAsync(suite, assembly).ConfigureAwait(false) is null)
                {
                    survived.Add($"{suite.Project} {string.Join(' ', suite.Classes)}");
                }
            }

            caught += survived.Count == 0 ? 1 : 0;
            Console.WriteLine($"{mutation.Name,-60} {(survived.Count == 0 ? "caught" : "SURVIVED: " + string.Join("; ", survived))}");
        }

        Console.WriteLine($"{caught} of {chosen.Count} mutations were caught.");
        return caught == chosen.Count;
    }

    private async Task CheckWithoutMutationAsync(List<NamedMutation> chosen, string folder)
    {
        foreach (var group in chosen.SelectMany(mutation => mutation.Suites.Select(suite => (mutation.Project, suite))).GroupBy(pair => (pair.Project, pair.suite.Project)))
        {
            var suite = new Suite(group.Key.Item2, [.. group.SelectMany(pair => pair.suite.Classes).Distinct(StringComparer.Ordinal)]);
            if (await FailureAsync(suite, Compile(group.Key.Item1, folder, mutation: null)).ConfigureAwait(false) is { } failure)
            {
                throw new MutationException($"Without a mutation, a test of {suite.Project} fails: {failure}");
            }
        }
    }

    private async Task<string?> FailureAsync(Suite suite, string assembly)
    {
        using var run = SuiteRun.Prepare(ProjectFile.OutputOf(repository, suite.Project), suite, assembly);
        return await run.FirstFailureAsync().ConfigureAwait(false);
    }

    private string Compile(string project, string folder, NamedMutation? mutation)
    {
        if (!_projects.TryGetValue(project, out var found))
        {
            _projects[project] = found = ProjectCompilation.Create(Path.Combine(repository, project), ProjectFile.CompilerArguments(repository, project));
        }

        var compilation = found.Compilation;
        if (mutation is not null)
        {
            var path = Path.Combine(repository, mutation.File);
            var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path) ?? throw new MutationException($"{mutation.Name}: {project} does not compile {mutation.File}.");
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(mutation.Apply(tree.GetText().ToString()), (CSharpParseOptions)tree.Options, path));
        }

        var assembly = Path.Combine(folder, compilation.AssemblyName + ".dll");
        using var file = File.Create(assembly);
        var result = compilation.Emit(file, manifestResources: found.Arguments.ManifestResources);
        return result.Success ? assembly
            : throw new MutationException($"{mutation?.Name} does not compile:\n{string.Join('\n', result.Diagnostics.Where(error => error.Severity == DiagnosticSeverity.Error).Take(3))}");
    }
}
