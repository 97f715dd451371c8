using System.Diagnostics;
using System.Globalization;
using Typed.EditorBenchmarks;

// What an editor takes for a project with many models, in Roslyn's workspace.
//   dotnet run -c Release --project benchmarks/Typed.Editor.Benchmarks -- [models] [rounds]
if (args is ["--open", var variant, var count])
{
    await OpenOnce.RunAsync(variant, int.Parse(count, CultureInfo.InvariantCulture));
    return;
}

var models = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1200;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15;
const int PerRound = 5;
var series = new Series();

using var files = new EditorFiles(models);
using var generator = OpenProject.WithGenerator(files);
await generator.FirstModelAsync();
var sources = await generator.GeneratedAsync();
using var plain = OpenProject.WithFiles(files.Sources());
using var none = OpenProject.Empty();
using var used = OpenProject.WithGenerator(files, onlyUsed: true);
OpenProject[] all = [none, plain, generator, used];
// One of them, to profile it.
OpenProject[] projects = [.. all.Where(project => !args.Contains("--only") || args.Contains(project.Name))];
foreach (var project in projects)
{
    await project.FirstModelAsync();
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{models} models, {sources.Count} generated documents, {sources.Sum(source => source.Text.Length) / 1e6:0.0} million characters; {rounds} rounds; Roslyn {typeof(Microsoft.CodeAnalysis.Compilation).Assembly.GetName().Version}"));

// In turn within each round, so that other work on the machine affects all of them. The first rounds are the just-in-time compiler's.
for (var round = -rounds / 3; round < rounds; round++)
{
    foreach (var project in projects)
    {
        for (var key = 0; key < PerRound; key++)
        {
            var time = await project.KeystrokeAsync();
            series.Add($"keystroke, {project.Name}", round, time);
        }

        if (project != none)
        {
            for (var edit = 0; edit < PerRound; edit++)
            {
                series.Add($"schema edit, {project.Name}", round, await project.SchemaEditAsync());
            }
        }
    }
}

// A process of its own for each: first use includes loading and compiling Roslyn's and the generator's code.
if (!args.Contains("--warm"))
{
    for (var round = 0; round < Math.Max(3, rounds / 3); round++)
    {
        foreach (var name in OpenOnce.Variants)
        {
            var (first, memory) = OpenOnce.InNewProcess(name, models);
            series.Add($"first model, {name}", round, first);
            series.Add($"memory alive, MB, {name}", round, memory);
        }
    }
}

series.Print();
