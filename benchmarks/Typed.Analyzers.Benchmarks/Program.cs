using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers;
using Typed.Analyzers.Benchmarks;
using Typed.Models.Creatify;

const int WarmUp = 6;
var rounds = args.FirstOrDefault(arg => int.TryParse(arg, out _)) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 15;

var series = new Dictionary<string, List<double>>(StringComparer.Ordinal);
var perAnalyzer = new Dictionary<string, List<double>>(StringComparer.Ordinal);
ImmutableArray<DiagnosticAnalyzer> own = AnalyzersOf(typeof(DiagnosticIds).Assembly);
// A build from the command line without an error log leaves out what can only inform.
ImmutableArray<DiagnosticAnalyzer> inBuild = [.. own.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.DefaultSeverity > DiagnosticSeverity.Info))];
ImmutableArray<DiagnosticAnalyzer> xunit = AnalyzersOf(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "xunit.analyzers.dll")));
ImmutableArray<DiagnosticAnalyzer> floor = [new FloorAnalyzer()];
var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("xunit.", StringComparison.Ordinal)
        || Path.GetFileName(path) is "netstandard.dll")
    .Append(typeof(KlingV16ProImageToVideoParams).Assembly.Location).Append(typeof(Typed.ModelParams).Assembly.Location)
    .Distinct(StringComparer.Ordinal)
    .Select(path => MetadataReference.CreateFromFile(path)).ToArray();

if (args.Contains("--edit"))
{
    ImmutableArray<DiagnosticAnalyzer> sdk =
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .SelectMany(file => AnalyzersOf(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, file)))),
    ];
    await EditedFile.MeasureAsync(rounds, [("Typed.Analyzers", own), ("NetAnalyzers", sdk), ("xunit.analyzers", xunit)], Create);
    return;
}

if (args.Contains("--profile"))
{
    for (var round = 0; round < rounds; round++)
    {
        _ = Analyze(Sources.Requests, inBuild, each: round > 8);
        _ = Analyze(Sources.Requests, floor, each: round > 8);
    }

    foreach (var (analyzer, values) in perAnalyzer.OrderByDescending(pair => Quantile(pair.Value, 0.5)))
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {analyzer}: median {Quantile(values, 0.5):0.00} ms, least {values.Min():0.00} ms"));
    }

    return;
}

for (var round = -WarmUp; round < rounds; round++)
{
    GC.Collect();
    // In turn within each round, so that what else runs on the machine meets all of them.
    var compileRequests = Compile(Sources.Requests);
    var compileTheories = Compile(Sources.Theories);
    var (allInside, allWhole, _) = Analyze(Sources.Requests, own, each: true);
    var (buildInside, buildWhole, buildBytes) = Analyze(Sources.Requests, inBuild);
    var (_, floorWhole, floorBytes) = Analyze(Sources.Requests, floor);
    var (xunitInside, xunitWhole, _) = Analyze(Sources.Theories, xunit);
    if (round < 0)
    {
        perAnalyzer.Clear();
        continue;
    }

    Note("requests: compile, ms of CPU", compileRequests);
    Note("requests: analysis with an analyzer that does nothing (the floor), ms of CPU", floorWhole);
    Note("requests: the floor, % of the compile", 100 * floorWhole / compileRequests);
    Note("requests: analysis with Typed.Analyzers as in a build, ms of CPU", buildWhole);
    Note("requests: what Typed.Analyzers add to the floor in a build, % of the compile", 100 * (buildWhole - floorWhole) / compileRequests);
    Note("requests: what they add with those that only inform, % of the compile", 100 * (allWhole - floorWhole) / compileRequests);
    Note("requests: inside Typed.Analyzers as in a build, ms", buildInside);
    Note("requests: inside Typed.Analyzers as in a build, % of the compile", 100 * buildInside / compileRequests);
    Note("requests: allocated by Typed.Analyzers as in a build, bytes for each request", (buildBytes - floorBytes) / Sources.Rows);
    Note("requests: allocated by Typed.Analyzers as in a build, % of what the floor allocates", 100 * (buildBytes - floorBytes) / floorBytes);
    Note("requests: inside Typed.Analyzers with those that only inform, ms", allInside);
    Note("theory rows: compile, ms of CPU", compileTheories);
    Note("theory rows: analysis with xunit.analyzers, ms of CPU", xunitWhole);
    Note("theory rows: inside xunit.analyzers, ms", xunitInside);
    Note("theory rows: inside xunit.analyzers, % of the compile", 100 * xunitInside / compileTheories);
    Note("inside Typed.Analyzers as in a build, % of inside xunit.analyzers", 100 * buildInside / xunitInside);
    Note("inside Typed.Analyzers with those that only inform, % of inside xunit.analyzers", 100 * allInside / xunitInside);
}

Console.WriteLine($"{Sources.Rows} requests and {Sources.Rows} theory rows, {Sources.Rows / Sources.RowsPerFile} files each; {own.Length} analyzers and {xunit.Length} of xunit; {rounds} rounds after {WarmUp} to warm up");
Console.WriteLine("| | median | least | quartiles |\n|---|---|---|---|");
foreach (var (title, values) in series)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {title} | {Quantile(values, 0.5):0.0} | {values.Min():0.0} | {Quantile(values, 0.25):0.0} to {Quantile(values, 0.75):0.0} |"));
}

if (args.Contains("--each"))
{
    foreach (var (analyzer, values) in perAnalyzer.OrderByDescending(pair => Quantile(pair.Value, 0.5)))
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {analyzer}: median {Quantile(values, 0.5):0.00} ms, least {values.Min():0.00} ms"));
    }
}

// Bind and emit, parsed before, on one thread: an analyzer's time is one thread's too.
double Compile(SyntaxTree[] trees)
{
    var before = Cpu();
    var result = Create(trees).Emit(Stream.Null);
    var taken = Cpu() - before;
    return result.Success ? taken : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(5)));
}

// "Inside": the time in the analyzers' actions as ReportAnalyzer counts it. "Whole": all that the processor did, the driver's own binding included.
// The bytes do not depend on what else the machine does.
(double Inside, double Whole, double Bytes) Analyze(SyntaxTree[] trees, ImmutableArray<DiagnosticAnalyzer> analyzers, bool each = false)
{
    // A build binds the references and the using directives and makes the table of declarations anyway. Otherwise the first analyzer that asks for a type
    // would pay for it.
    var compilation = Create(trees);
    _ = compilation.GetSemanticModel(trees[0]).GetDeclarationDiagnostics();
    _ = compilation.GetTypeByMetadataName("Typed.ModelParams");
    var with = new CompilationWithAnalyzers(
        compilation, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
    var allocated = GC.GetTotalAllocatedBytes(precise: true);
    var before = Cpu();
    var analysis = with.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
    var whole = Cpu() - before;
    var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
    foreach (var (analyzer, info) in analysis.AnalyzerTelemetryInfo)
    {
        if (each)
        {
            (perAnalyzer.TryGetValue(analyzer.GetType().Name, out var values) ? values : perAnalyzer[analyzer.GetType().Name] = []).Add(info.ExecutionTime.TotalMilliseconds);
        }
    }

    return (analysis.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds), whole, bytes);
}

// Not wall time: other work on the machine would count as ours.
static double Cpu() => Environment.CpuUsage.TotalTime.TotalMilliseconds;

void Note(string title, double value) => (series.TryGetValue(title, out var values) ? values : series[title] = []).Add(value);

CSharpCompilation Create(SyntaxTree[] trees) => CSharpCompilation.Create(
    "Consumer", trees, references,
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));

static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(Assembly assembly) =>
[
    .. TypesOf(assembly).Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
];

static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));

// The SDK's assemblies also contain code fixes, whose base types are not here.
static IEnumerable<Type> TypesOf(Assembly assembly)
{
    try
    {
        return assembly.GetTypes();
    }
    catch (ReflectionTypeLoadException exception)
    {
        return exception.Types.OfType<Type>();
    }
}
