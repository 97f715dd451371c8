using System.Globalization;
using Typed.Mutations.Compiling;
using Typed.Mutations.Running;

namespace Typed.Mutations;

/// <summary>Prints the score of each file, and the mutants that no test noticed.</summary>
internal static class Report
{
    /// <summary>Prints a mutant that no test noticed, or that only a time limit ended.</summary>
    public static void Write(Area area, Mutant mutant, Verdict verdict)
    {
        var word = verdict switch { Verdict.Survived => "survived", Verdict.NotCovered => "not covered", _ => "did not end" };
        if (verdict != Verdict.Killed)
        {
            Console.WriteLine($"{word}  {Path.GetRelativePath(area.Repository, mutant.File)}:{mutant.Line}  {mutant.Original}  =>  {mutant.Changed}");
        }
    }

    public static void Write(Area area, IReadOnlyList<(Mutant Mutant, Verdict Verdict)> results)
    {
        Console.WriteLine();
        Console.WriteLine($"{"file",-40} mutants  failed a test  did not end  survived  not covered  score");
        foreach (var file in results.GroupBy(result => Path.GetFileName(result.Mutant.File)))
        {
            Row(file.Key, [.. file.Select(result => result.Verdict)]);
        }

        Row(area.Name, [.. results.Select(result => result.Verdict)]);
    }

    private static void Row(string name, List<Verdict> verdicts)
    {
        int Count(Verdict verdict) => verdicts.Count(found => found == verdict);
        var noticed = Count(Verdict.Killed) + Count(Verdict.DidNotEnd);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-40} {verdicts.Count,7} {Count(Verdict.Killed),14} {Count(Verdict.DidNotEnd),12} {Count(Verdict.Survived),9} {Count(Verdict.NotCovered),12} {100.0 * noticed / Math.Max(1, verdicts.Count),5:0} %"));
    }
}
