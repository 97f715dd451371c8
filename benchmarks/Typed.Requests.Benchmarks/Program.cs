using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Typed.RequestsBenchmarks;

// In this process: all of them share one warm runtime, and no project is generated and restored.
BenchmarkRunner.Run<RequestBenchmarks>(
    DefaultConfig.Instance.AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile), args);
