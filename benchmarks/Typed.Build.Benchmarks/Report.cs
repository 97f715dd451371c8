using System.Globalization;

namespace Typed.Build.Benchmarks;

/// <summary>Prints the table of one run.</summary>
internal static class Report
{
    public static void Print(int models, int runs, IReadOnlyList<Variant> variants, Dictionary<string, List<(double Wall, double Processor)>> times)
    {
        static double Middle(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
        double Median(string name) => Middle(times[name].Select(time => time.Wall));
        double Added(string name) => Median(name) - Median(Variants.Empty);
        double Processor(string name) => Middle(times[name].Select(time => time.Processor)) - Middle(times[Variants.Empty].Select(time => time.Processor));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{models} models, {runs} cold builds each in alternation, seconds"));
        Console.WriteLine("| variant | median (min–max) | added to nothing | share of DTO's | processor seconds added | share of DTO's | assembly | source |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var variant in variants)
        {
            var list = times[variant.Name].Select(time => time.Wall).ToList();
            var (bytes, lines) = variant.Source();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {variant.Name} | {Median(variant.Name):0.0} ({list.Min():0.0}–{list.Max():0.0}) | {Added(variant.Name):0.0} | {Added(variant.Name) / Added(Variants.Dto):0.00} | {Processor(variant.Name):0.0} | {Processor(variant.Name) / Processor(Variants.Dto):0.00} | {variant.AssemblySize() / 1e6:0.0} MB | {bytes / 1e6:0.0} MB, {lines} lines |"));
        }

        if (!times.ContainsKey(Variants.Generator) || !times.ContainsKey(Variants.Plain))
        {
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"generator / emitted sources as files: {Median(Variants.Generator) / Median(Variants.Plain):0.000}"));
    }
}
