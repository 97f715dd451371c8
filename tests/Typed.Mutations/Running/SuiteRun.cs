using System.Globalization;

namespace Typed.Mutations.Running;

/// <summary>A test and the mutants that it reaches.</summary>
internal sealed record SurveyedTest(int Index, string Class, string Name, int Milliseconds, IReadOnlySet<int> Reached);

/// <summary>The tests of one test project, with the mutated assembly in place of the original.</summary>
internal sealed class SuiteRun : IDisposable
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(2);
    private const int LongestMilliseconds = 15_000;
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(20);
    private readonly WorkerProcess _worker;
    private readonly string _folder;
    private readonly List<SurveyedTest> _tests = [];
    private HashSet<int> _reachedAgain = [];

    private SuiteRun(string folder, Suite suite, string mutatedAssembly)
    {
        _folder = folder;
        Suite = suite;
        _worker = new WorkerProcess(folder, suite.Project, mutatedAssembly, suite.Classes);
    }

    public Suite Suite { get; }

    /// <summary>Copies the output of a test project and puts the mutated assembly and this program into it.</summary>
    public static SuiteRun Prepare(string output, Suite suite, string mutatedAssembly)
    {
        var folder = Directory.CreateTempSubdirectory("typed-mutants-").FullName;
        foreach (var directory in Directory.EnumerateDirectories(output, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(output, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Concat([typeof(SuiteRun).Assembly.Location, mutatedAssembly]))
        {
            var isOutput = file.StartsWith(output, StringComparison.Ordinal);
            File.Copy(file, Path.Combine(folder, isOutput ? Path.GetRelativePath(output, file) : Path.GetFileName(file)), overwrite: true);
        }

        return new SuiteRun(folder, suite, Path.GetFileName(mutatedAssembly));
    }

    /// <summary>Runs all tests twice without a mutant. Those that fail are named and take no further part.</summary>
    public async Task SurveyAsync(int mutants)
    {
        var first = await RunAllAsync(mutants).ConfigureAwait(false);
        var second = await RunAllAsync(mutants).ConfigureAwait(false);
        _reachedAgain = [.. second.SelectMany(test => test.Reached)];
        var times = second.ToDictionary(test => test.Index, test => test.Milliseconds);
        foreach (var test in first.OrderBy(test => test.Milliseconds))
        {
            if (times.GetValueOrDefault(test.Index) > LongestMilliseconds)
            {
                // It would run for each mutant that survives.
                Console.WriteLine($"Left out, because it takes {test.Milliseconds / 1000.0:0.0} s: {test.Class}.{test.Name}");
                continue;
            }

            _tests.Add(test);
        }

        Console.WriteLine($"{Suite.Project}: {_tests.Count} tests in {_tests.Sum(test => test.Milliseconds) / 1000.0:0.0} s");
    }

    /// <summary>Runs the tests until one fails, and returns its name; null if all pass.</summary>
    public async Task<string?> FirstFailureAsync()
    {
        var line = await _worker.AskAsync(Worker.Survey + " 0", s_longestPause).ConfigureAwait(false);
        for (; !string.IsNullOrEmpty(line); line = await _worker.ReadAsync(s_longestPause).ConfigureAwait(false))
        {
            if (line.Split('\t') is [_, var type, var name, _, { Length: > 0 } problem, ..])
            {
                return $"{type}.{name}: {problem}";
            }
        }

        return line is null ? "The tests do not end." : null;
    }

    public bool Reaches(int mutant) => _tests.Exists(test => test.Reached.Contains(mutant));

    /// <summary>Runs the tests that reach a mutant, the fastest first, until one fails.</summary>
    /// <remarks>Code that runs once for all tests needs a new process, and whatever test of the same classes comes to it first.</remarks>
    public async Task<Verdict> TryAsync(int mutant)
    {
        if (_reachedAgain.Contains(mutant))
        {
            return await TryAsync(mutant, test => test.Reached.Contains(mutant)).ConfigureAwait(false);
        }

        _worker.Restart();
        var classes = _tests.Where(test => test.Reached.Contains(mutant)).Select(test => test.Class).ToHashSet(StringComparer.Ordinal);
        var verdict = await TryAsync(mutant, test => classes.Contains(test.Class)).ConfigureAwait(false);
        _worker.Restart();
        return verdict;
    }

    public void Dispose()
    {
        _worker.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<List<SurveyedTest>> RunAllAsync(int mutants)
    {
        List<SurveyedTest> tests = [];
        var line = await _worker.AskAsync(FormattableString.Invariant($"{Worker.Survey} {mutants}"), s_longestPause).ConfigureAwait(false);
        for (; !string.IsNullOrEmpty(line); line = await _worker.ReadAsync(s_longestPause).ConfigureAwait(false))
        {
            var parts = line.Split('\t');
            var ids = parts[5].Length == 0 ? [] : parts[5].Split(',').Select(Number);
            if (parts[4].Length > 0)
            {
                Console.WriteLine($"Left out, because it fails without a mutant: {parts[1]}.{parts[2]}: {parts[4][..Math.Min(300, parts[4].Length)]}");
                continue;
            }

            tests.Add(new SurveyedTest(Number(parts[0]), parts[1], parts[2], Number(parts[3]), ids.ToHashSet()));
        }

        return line is not null && tests.Count > 0 ? tests : throw new MutationException($"{Suite.Project} did not run without a mutant.");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private async Task<Verdict> TryAsync(int mutant, Func<SurveyedTest, bool> isWanted)
    {
        var tests = _tests.Where(isWanted).ToList();
        if (tests.Count == 0)
        {
            return Verdict.Survived;
        }

        var request = string.Join(' ', tests.Select(test => test.Index).Prepend(mutant));
        // The tests alone, several times slower, and the start of the process.
        var limit = s_start + TimeSpan.FromMilliseconds(5 * tests.Sum(test => test.Milliseconds));
        var answer = await _worker.AskAsync(request, limit).ConfigureAwait(false);
        if (answer == Answers.Spoiled)
        {
            _worker.Restart();
            answer = await _worker.AskAsync(request, limit).ConfigureAwait(false);
        }

        return answer switch
        {
            null => Verdict.DidNotEnd,
            Answers.Survived => Verdict.Survived,
            Answers.Spoiled => Verdict.Killed,
            _ => Verdict.Killed,
        };
    }
}
