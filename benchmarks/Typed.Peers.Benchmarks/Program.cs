using System.Diagnostics;
using System.Globalization;
using Typed.Peers.Benchmarks;

// Reading the schemas and writing C#, in the ways that a generator could. One way per process, since the first run is what a build pays.
//   dotnet run -c Release --project benchmarks/Typed.Peers.Benchmarks -- ours|njsonschema|njsonschema-scriban|verdicts
var repository = Peers.Repository(AppContext.BaseDirectory);
var way = args.Length > 0 ? args[0] : "";
if (way == "verdicts")
{
    Verdicts.Print(repository);
    return 0;
}

if (Peers.Of(way) is not { } run)
{
    Console.Error.WriteLine("Specify one of: ours, njsonschema, njsonschema-scriban, verdicts.");
    return 2;
}

var files = Peers.ModelFiles(repository);
var clock = Stopwatch.StartNew();
var length = run(files);
var cold = clock.Elapsed.TotalMilliseconds;
var warm = Enumerable.Range(0, 60).Select(_ =>
{
    clock.Restart();
    run(files);
    return clock.Elapsed.TotalMilliseconds;
}).Skip(30).Order().ElementAt(15);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way}: {files.Count} models, first run {cold:0} ms, warm {warm:0.0} ms, {length / 1024} KB of C#"));
return 0;
