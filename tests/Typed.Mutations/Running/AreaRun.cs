using Typed.Mutations.Compiling;

namespace Typed.Mutations.Running;

/// <summary>Measures one area: compiles its mutants, and runs the tests that reach each of them.</summary>
internal sealed class AreaRun(Area area, bool isBuildWanted, bool isCompilationAll)
{
    public async Task RunAsync()
    {
        foreach (var suite in area.Suites.Where(_ => isBuildWanted))
        {
            ProjectFile.Build(area.Repository, "tests/" + suite.Project);
        }

        using var folder = new TemporaryFolder();
        var assembly = Path.Combine(folder.Path, Path.GetFileName(area.Project) + ".dll");
        var (mutants, refused) = Compile(assembly);
        Console.WriteLine($"{area.Name}: {mutants.Count} mutants; {refused} more do not compile.");
        if (isCompilationAll)
        {
            return;
        }

        var suites = area.Suites.Select(suite => SuiteRun.Prepare(ProjectFile.OutputOf(area.Repository, suite.Project), suite, assembly)).ToList();
        try
        {
            foreach (var suite in suites)
            {
                await suite.SurveyAsync(mutants.Count == 0 ? 0 : mutants.Max(mutant => mutant.Id)).ConfigureAwait(false);
            }

            List<(Mutant, Verdict)> results = [];
            foreach (var mutant in mutants)
            {
                var verdict = await VerdictAsync(suites, mutant).ConfigureAwait(false);
                results.Add((mutant, verdict));
                Report.Write(area, mutant, verdict);
                if (results.Count % 100 == 0)
                {
                    Console.WriteLine($"{results.Count} of {mutants.Count}");
                }
            }

            Report.Write(area, results);
        }
        finally
        {
            suites.ForEach(suite => suite.Dispose());
        }
    }

    private static async Task<Verdict> VerdictAsync(List<SuiteRun> suites, Mutant mutant)
    {
        var reaching = suites.Where(suite => suite.Reaches(mutant.Id)).ToList();
        if (reaching.Count == 0)
        {
            return Verdict.NotCovered;
        }

        foreach (var suite in reaching)
        {
            if (await suite.TryAsync(mutant.Id).ConfigureAwait(false) is not Verdict.Survived and var verdict)
            {
                return verdict;
            }
        }

        return Verdict.Survived;
    }

    private (IReadOnlyList<Mutant> Mutants, int Refused) Compile(string assembly)
    {
        var project = Path.Combine(area.Repository, area.Project);
        var (compilation, arguments) = ProjectCompilation.Create(project, ProjectFile.CompilerArguments(area.Repository, area.Project));
        var mutated = new MutatedCompilation(compilation, arguments, area.Files.ToHashSet(StringComparer.Ordinal));
        return (mutated.WriteTo(assembly), mutated.Refused);
    }
}
