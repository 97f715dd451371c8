using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Typed.Mutations.Compiling;

namespace Typed.Mutations.Running;

/// <summary>Runs tests in a process of their own. Lines arrive on the standard input; each answer is a line on the standard output.</summary>
/// <remarks>A mutant that does not end, or ends the process, costs this process only.</remarks>
internal sealed class Worker
{
    public const string Verb = "--worker";

    /// <summary>Runs all tests once without a mutant, each with the mutants that it reaches.</summary>
    public const string Survey = "survey";

    private static readonly TimeSpan s_longestTest = TimeSpan.FromSeconds(60);
    private readonly List<TestCase> _tests;
    private readonly FieldInfo _active;
    private readonly FieldInfo _reached;
    private readonly TextWriter _answers;

    private Worker(List<TestCase> tests, Type mutantSwitch, TextWriter answers)
    {
        _tests = tests;
        _active = mutantSwitch.GetField(MutantSwitch.Active)!;
        _reached = mutantSwitch.GetField(MutantSwitch.Reached)!;
        _answers = answers;
    }

    public static int Serve(string testAssembly, string mutatedAssembly, string[] classes)
    {
        var answers = TextWriter.Synchronized(Console.Out);
        Console.SetOut(TextWriter.Null);
        var folder = AppContext.BaseDirectory;
        var mutantSwitch = Assembly.LoadFrom(Path.Combine(folder, mutatedAssembly)).GetType(MutantSwitch.TypeName, throwOnError: true)!;
        var tests = TestCase.Find(Assembly.LoadFrom(Path.Combine(folder, testAssembly)), classes);
        new Worker(tests, mutantSwitch, answers).Serve(Console.In);
        // Threads that a test left behind do not keep the process.
        Environment.Exit(0);
        return 0;
    }

    private void Serve(TextReader requests)
    {
        while (requests.ReadLine() is { } request)
        {
            var words = request.Split(' ');
            if (words[0] == Survey)
            {
                RunAll(int.Parse(words[1], CultureInfo.InvariantCulture));
                _answers.WriteLine();
            }
            else
            {
                _answers.WriteLine(Verdict(words));
            }

            _answers.Flush();
        }
    }

    private void RunAll(int mutants)
    {
        for (var i = 0; i < _tests.Count; i++)
        {
            var test = _tests[i];
            if (test.IsSkipped)
            {
                continue;
            }

            var reached = new bool[mutants + 1];
            _reached.SetValue(null, reached);
            var clock = Stopwatch.StartNew();
            var problem = Run(test);
            var time = clock.ElapsedMilliseconds;
            var ids = Enumerable.Range(0, reached.Length).Where(id => reached[id]);
            _answers.WriteLine(string.Join('\t', [
                i.ToString(CultureInfo.InvariantCulture), test.Class, test.Name, time.ToString(CultureInfo.InvariantCulture),
                problem?.ReplaceLineEndings(" ").Replace('\t', ' ') ?? "", string.Join(',', ids)]));
            _answers.Flush();
        }

        _reached.SetValue(null, null);
    }

    // The number of the first test that fails; 0 if none does. A test that then fails without the mutant too says that an earlier mutant left something behind.
    private string Verdict(string[] words)
    {
        foreach (var word in words.Skip(1))
        {
            var test = _tests[int.Parse(word, CultureInfo.InvariantCulture)];
            _active.SetValue(null, int.Parse(words[0], CultureInfo.InvariantCulture));
            var problem = Run(test);
            _active.SetValue(null, 0);
            if (problem is not null)
            {
                return Run(test) is null ? Answers.Killed + " " + word : Answers.Spoiled;
            }
        }

        return Answers.Survived;
    }

    private static string? Run(TestCase test)
    {
        try
        {
            return Task.Run(test.RunAsync).Wait(s_longestTest) ? null : "did not end";
        }
        catch (AggregateException exception)
        {
            var inner = exception.InnerException!;
            return (inner is TargetInvocationException { InnerException: { } thrown } ? thrown : inner).ToString();
        }
    }
}
