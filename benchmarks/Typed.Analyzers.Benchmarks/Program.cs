using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers;
using Typed.Models.Creatify;

const int Rows = 5_000;
const int RowsPerFile = 50;
const int Runs = 7;

var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("xunit.", StringComparison.Ordinal)
        || Path.GetFileName(path) is "netstandard.dll")
    .Append(typeof(KlingV16ProImageToVideoParams).Assembly.Location).Append(typeof(Typed.ModelParams).Assembly.Location)
    .Distinct(StringComparer.Ordinal)
    .Select(path => MetadataReference.CreateFromFile(path)).ToArray();

var own = AnalyzersOf(typeof(DiagnosticIds).Assembly);
var xunit = AnalyzersOf(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "xunit.analyzers.dll")));
var requests = Files(Request, "using System;\nusing Typed.Models.Creatify;\n");
var theories = Files(Theory, "using System;\nusing Xunit;\n");

Console.WriteLine($"{Rows} requests and {Rows} theory rows, {Rows / RowsPerFile} files each; {own.Length} analyzers and {xunit.Length} of xunit; median (min to max) of {Runs} runs, after one to warm up");
Measure("requests, compile", "requests, Typed.Analyzers", requests, own);
Measure("theory rows, compile", "theory rows, xunit.analyzers", theories, xunit);

void Measure(string compileTitle, string analyzeTitle, SyntaxTree[] trees, ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    var compile = new List<double>();
    var analyze = new List<double>();
    for (var run = 0; run <= Runs; run++)
    {
        var clock = Stopwatch.StartNew();
        var compilation = Create(trees);
        var result = compilation.Emit(Stream.Null);
        var compiled = clock.Elapsed.TotalMilliseconds;
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(5)));
        }

        // Time inside the analyzers, as the compiler's own ReportAnalyzer counts it; on one thread, so that waiting for another is not counted.
        var with = new CompilationWithAnalyzers(
            Create(trees), analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        var analysis = with.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        var analyzed = analysis.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
        if (run == Runs && args.Contains("--each"))
        {
            foreach (var (analyzer, info) in analysis.AnalyzerTelemetryInfo.OrderByDescending(pair => pair.Value.ExecutionTime).Take(8))
            {
                Console.WriteLine($"  {analyzer.GetType().Name}: {info.ExecutionTime.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");
            }
        }

        if (run > 0)
        {
            compile.Add(compiled);
            analyze.Add(analyzed);
        }
    }

    Console.WriteLine($"{compileTitle}: {Shown(compile)}");
    Console.WriteLine($"{analyzeTitle}: {Shown(analyze)}, {(100 * Median(analyze) / Median(compile)).ToString("0.0", CultureInfo.InvariantCulture)} % of the compile");
}

CSharpCompilation Create(SyntaxTree[] trees) => CSharpCompilation.Create(
    "Consumer", trees, platform, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(Assembly assembly) =>
[
    .. assembly.GetTypes().Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
];

static SyntaxTree[] Files(Func<int, string> member, string usings) =>
[
    .. Enumerable.Range(0, Rows / RowsPerFile).Select(file =>
    {
        var text = new StringBuilder(usings).Append(CultureInfo.InvariantCulture, $"public class C{file}\n{{\n");
        for (var i = 0; i < RowsPerFile; i++)
        {
            text.Append(member((file * RowsPerFile) + i));
        }

        return CSharpSyntaxTree.ParseText(text.Append("}\n").ToString());
    }),
];

// Half of them through a local and a branch, all with four or five values, as code in the wild has.
static string Request(int i) => i % 2 == 0
    ? $$"""
          public object M{{i}}(string url) => new KlingV16ProImageToVideoParams { Prompt = "Scene {{i}}", ImageUrl = url, CfgScale = 0.{{i % 10}}, Duration = KlingV16ProImageToVideoDuration.Seconds10 };

      """
    : $$"""
          public object M{{i}}(bool wide) { var length = 6; return new Veo31Params { Prompt = "Scene {{i}}", Duration = (Veo31Duration)length, AspectRatio = wide ? Veo31AspectRatio.Ratio16x9 : Veo31AspectRatio.Ratio9x16, Seed = {{i}} }; }

      """;

static string Theory(int i) =>
    (i % 5 == 0 ? "    [Theory]\n" : "") + $"    [InlineData({i}, \"row {i}\", {(i % 2 == 0 ? "true" : "false")}, 0.{i % 10})]\n"
    + (i % 5 == 4 ? $"    public void T{i}(int number, string text, bool flag, double share) => Assert.True(number >= 0 && text.Length > 0 && share >= 0 && (flag || !flag));\n" : "");

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

static string Shown(List<double> values) =>
    string.Create(CultureInfo.InvariantCulture, $"{Median(values):0} ms ({values.Min():0} to {values.Max():0})");
