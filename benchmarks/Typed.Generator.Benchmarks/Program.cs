using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Typed.GeneratorBenchmarks;

// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks
// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks -- --first 1200      the first run of a process, as a build has it
// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks -- --bytes 1200      the emitted bytes per model, by kind
// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks -- --emit <folder> 200        writes what is emitted
// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks -- --compile 9 <folder> <folder>      compiles such folders in turn
switch (args)
{
    case ["--first", var models]:
        FirstRun.Measure(Number(models));
        return;
    case ["--bytes", var models]:
        Emitted.PrintBytes(Number(models));
        return;
    case ["--emit", var folder, var models]:
        Emitted.Write(folder, Number(models));
        return;
    case ["--compile", var rounds, .. var folders]:
        EmittedAssembly.Compare([.. folders.Select(EmittedAssembly.In)], Number(rounds));
        return;
}

// In this process: the boilerplate project that BenchmarkDotNet would build inherits the repository's warnings as errors.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(5)
    .WithIterationCount(12);
BenchmarkRunner.Run<GeneratorBenchmarks>(DefaultConfig.Instance.AddJob(job), args);

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
