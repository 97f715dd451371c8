using System.Globalization;
using Typed.Build.Benchmarks;

// Whole `dotnet build`s of the same models in several ways, in alternation within one run.
//   dotnet run -c Release --project benchmarks/Typed.Build.Benchmarks -- [models] [runs] [--without-sdk-analyzers] [--facts]
// For the classes of quicktype, once before: npm ci --prefix benchmarks/Typed.Build.Benchmarks/quicktype
// Other variants than all: --only=generator, with parts of their names.
const string Without = "--without-sdk-analyzers";
const string Only = "--only=";
var withSdkAnalyzers = !args.Contains(Without);
var withFacts = args.Contains("--facts");
var only = args.FirstOrDefault(arg => arg.StartsWith(Only, StringComparison.Ordinal))?[Only.Length..].Split(',');
args = [.. args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal))];
var models = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1200;
var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var repository = Repository.Find(AppContext.BaseDirectory);
var work = Directory.CreateTempSubdirectory("typed-build-benchmark-").FullName;
try
{
    var corpus = Corpus.Write(repository, Path.Combine(work, "schemas"), models);
    var variants = Variants.Write(repository, work, corpus, withSdkAnalyzers)
        .Where(variant => only is null || variant.Name is Variants.Empty or Variants.Dto || only.Any(part => variant.Name.Contains(part, StringComparison.Ordinal))).ToList();
    var times = variants.ToDictionary(variant => variant.Name, _ => new List<(double Wall, double Processor)>());
    for (var run = 0; run < runs; run++)
    {
        foreach (var variant in variants)
        {
            times[variant.Name].Add(variant.BuildCold());
            Console.Error.WriteLine($"run {run + 1}: {variant.Name} {times[variant.Name][^1].Wall:0.0} s");
        }
    }

    Console.WriteLine(withSdkAnalyzers ? "The SDK's analyzers as they are by default." : "Without the SDK's analyzers.");
    Report.Print(models, runs, variants, times);
    if (withFacts)
    {
        // The corpus repeats the repository's models.
        var facts = new Facts([.. corpus.Take(Corpus.Originals(repository))]);
        Console.WriteLine(Facts.Header);
        foreach (var variant in variants.Where(variant => variant.Name is Variants.Generator or Variants.Peer or Variants.Quicktype))
        {
            Console.WriteLine(facts.Of(variant));
        }
    }
}
finally
{
    Directory.Delete(work, recursive: true);
}
