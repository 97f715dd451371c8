using System.Diagnostics;
using System.Text;
using Typed.Emulator.Http;
using Typed.SamplesTests.Kit;

namespace Typed.SamplesTests.WorkerTests;

/// <summary>The worker as a process that is killed in the middle of a batch.</summary>
public sealed class KillTests
{
    private const string Batch = """
        id,provider,model,prompt
        one,creatify,nano-banana,A lighthouse
        two,creatify,nano-banana,A harbour
        three,creatify,nano-banana,A cliff
        four,creatify,nano-banana,A boat
        five,creatify,nano-banana,A gull
        """;

    [Fact(Timeout = Limits.Hung)]
    public async Task A_run_after_a_kill_resumes_the_open_jobs_submits_the_rest_and_pays_nothing_twice()
    {
        await using var bench = await WorkerBench.StartAsync();
        var batch = bench.Write("batch.csv", Batch);

        // The emulator's clock stands still: three jobs are open, and two requests are not sent.
        var before = await KillAfterAsync(3, bench.Arguments("--Batch:File", batch, "--Batch:MaxOpenJobs", "3"));
        Assert.True(bench.Emulator.Requests.Count(Routes.CreatifyCreate) == 3, $"{bench.Emulator.Requests.Count(Routes.CreatifyCreate)} requests. The worker wrote:\n{before}");

        var (exit, lines) = await bench.RunAsync("--Batch:File", batch, "--Batch:MaxOpenJobs", "3");

        Assert.Equal(0, exit);
        Assert.Equal(3, lines.Count(line => line.Contains("continues as", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains("submitted as", StringComparison.Ordinal)));
        Assert.Equal(5, bench.Emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Equal(20, bench.Emulator.Account.Charged);
        Assert.Equal(5, Directory.GetDirectories(bench.Results).Length);
    }

    private static async Task<string> KillAfterAsync(int submissions, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Typed.Samples.Worker.dll"), .. arguments]) { RedirectStandardOutput = true };
        using var worker = Process.Start(start)!;
        var written = new StringBuilder();
        try
        {
            while (submissions > 0)
            {
                var line = await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.True(line is not null, $"The worker ended. It wrote:\n{written}");
                written.AppendLine(line);
                submissions -= line.Contains("submitted as", StringComparison.Ordinal) ? 1 : 0;
            }
        }
        finally
        {
            worker.Kill();
            await worker.WaitForExitAsync(CancellationToken.None);
        }

        return written.Append(await worker.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ToString();
    }
}
