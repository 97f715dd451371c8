using Typed.Emulator.Webhooks;
using Typed.SamplesTests.Kit;
using Worker;

namespace Typed.SamplesTests.WorkerTests;

/// <summary>The worker's webhook endpoint. The first status check comes after an hour, so only a webhook can end a job in a test.</summary>
public sealed class WebhookTests
{
    private const string Voice = """[{"id":"hello","provider":"creativeai","model":"voice-generation","parameters":{"text":"Hello"}}]""";

    [Fact(Timeout = Limits.Hung)]
    public async Task A_signed_webhook_ends_a_job_without_a_status_check()
    {
        await using var bench = await WorkerBench.StartAsync();

        var (exit, _) = await bench.RunAsync("--Batch:File", bench.Write("batch.json", Voice), "--Batch:FirstDelaySeconds", "3600");

        Assert.Equal(0, exit);
        Assert.Equal(DeliveryOutcome.Delivered, await bench.Emulator.Tasks.All.Single().WebhookCompletion);
        Assert.Equal(0, bench.Emulator.Requests.Count(Typed.Emulator.Http.Routes.CreativeAIStatus));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_webhook_with_a_wrong_signature_is_refused_and_ends_nothing()
    {
        await using var bench = await WorkerBench.StartAsync();
        bench.Emulator.CreativeAI.WebhookSecret = "not the worker's";
        var submitted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new LineWriter(line =>
        {
            if (line.Contains("submitted as", StringComparison.Ordinal))
            {
                submitted.TrySetResult();
            }
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var worker = await WorkerApp.CreateAsync(
            bench.Arguments("--Batch:File", bench.Write("batch.json", Voice), "--Batch:FirstDelaySeconds", "3600"), output, stop.Token);
        var run = worker.RunAsync(stop.Token);
        await submitted.Task.WaitAsync(stop.Token);

        var webhook = bench.Emulator.Tasks.All.Single().WebhookCompletion;
        // The emulator tries again after 5 and after 30 seconds of its clock.
        while (!webhook.IsCompleted)
        {
            stop.Token.ThrowIfCancellationRequested();
            bench.Clock.EndJobs();
            await Task.Yield();
        }

        Assert.Equal(DeliveryOutcome.Failed, await webhook);
        Assert.DoesNotContain(output.Lines, line => line.Contains("done", StringComparison.Ordinal));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }
}
