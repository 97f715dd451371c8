using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Typed.RequestsBenchmarks;

/// <summary>Runs the benchmarks of a warm process. A class of its own, so that a first use does not load BenchmarkDotNet.</summary>
internal static class WarmUse
{
    // In this process: all of them share one warm runtime, and no project is generated and restored.
    public static void Run(string[] args) => BenchmarkRunner.Run(
        [typeof(OrdinaryRequest), typeof(ListRequest), typeof(NestedRequest)],
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithIterationCount(7).WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile), args);
}
