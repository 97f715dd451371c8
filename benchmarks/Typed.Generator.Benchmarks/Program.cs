using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Typed.GeneratorBenchmarks;

// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks
// dotnet run -c Release --project benchmarks/Typed.Generator.Benchmarks -- --first 1200      the first run of a process, as a build has it
if (args is ["--first", var models])
{
    FirstRun.Measure(int.Parse(models, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

// In this process: the boilerplate project that BenchmarkDotNet would build inherits the repository's warnings as errors.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(5)
    .WithIterationCount(12);
BenchmarkRunner.Run<GeneratorBenchmarks>(DefaultConfig.Instance.AddJob(job), args);
