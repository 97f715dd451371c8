using Microsoft.Extensions.Time.Testing;
using Typed.Emulator;
using Worker;

namespace Typed.SamplesTests.Kit;

/// <summary>Runs the worker in this process against an emulator whose jobs end as soon as they are submitted.</summary>
internal sealed class WorkerBench : IAsyncDisposable
{
    private readonly TempDirectory _directory = new();

    private WorkerBench(EmulatorHost emulator, FakeTimeProvider clock)
    {
        Emulator = emulator;
        Clock = clock;
    }

    public EmulatorHost Emulator { get; }

    public FakeTimeProvider Clock { get; }

    public string Results => _directory.File("data/results");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<WorkerBench> StartAsync()
    {
        var clock = EmulatorClock.FromNow();
        return new WorkerBench(await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = clock }, Cancel), clock);
    }

    public string Write(string name, string content)
    {
        File.WriteAllText(_directory.File(name), content);
        return _directory.File(name);
    }

    /// <summary>The arguments of a worker that keeps its data in this bench.</summary>
    public string[] Arguments(params string[] more) =>
    [
        "--Batch:Emulator", Emulator.BaseAddress.AbsoluteUri,
        "--Batch:DataDirectory", _directory.File("data"),
        "--Batch:FirstDelaySeconds", "0.1",
        .. more,
    ];

    /// <summary>Runs a worker to its end.</summary>
    public async Task<(int Exit, IReadOnlyList<string> Lines)> RunAsync(params string[] more)
    {
        var output = new LineWriter(line =>
        {
            if (line.Contains("submitted as", StringComparison.Ordinal) || line.Contains("continues as", StringComparison.Ordinal))
            {
                Clock.EndJobs();
            }
        });
        await using var worker = await WorkerApp.CreateAsync(Arguments(more), output, Cancel);
        return (await worker.RunAsync(Cancel), output.Lines);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _directory.Dispose();
    }
}
