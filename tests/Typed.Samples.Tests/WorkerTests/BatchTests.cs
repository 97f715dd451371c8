using Typed.Emulator.Http;
using Typed.SamplesTests.Kit;

namespace Typed.SamplesTests.WorkerTests;

/// <summary>Whole runs of the worker: to the end, again, over the budget, and with mistakes in the batch.</summary>
public sealed class BatchTests
{
    private const string Pictures = """
        id,provider,model,prompt,num_images
        one,creatify,nano-banana,"A lighthouse, at dawn",
        two,creatify,nano-banana,A harbour,2
        three,creatify,nano-banana,A cliff,
        """;

    [Fact(Timeout = Limits.Hung)]
    public async Task The_sample_batch_runs_to_its_end_and_a_second_run_pays_nothing()
    {
        await using var bench = await WorkerBench.StartAsync();

        var first = await bench.RunAsync();

        Assert.Equal(0, first.Exit);
        Assert.Contains("6 done, 0 failed, 0 held back", first.Lines);
        Assert.Equal(6, Directory.GetDirectories(bench.Results).Length);
        Assert.All(Directory.GetDirectories(bench.Results), folder => Assert.True(new FileInfo(Directory.GetFiles(folder).Single()).Length > 0));
        var charged = bench.Emulator.Account.Charged;
        Assert.True(charged > 0);

        var second = await bench.RunAsync();

        Assert.Equal(0, second.Exit);
        Assert.Equal(6, second.Lines.Count(line => line.EndsWith("already done", StringComparison.Ordinal)));
        Assert.Equal(charged, bench.Emulator.Account.Charged);
        Assert.Equal(4, bench.Emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Equal(2, bench.Emulator.Requests.Count(Routes.CreativeAIVoice));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task The_budget_stops_before_it_is_exceeded_and_a_larger_one_continues()
    {
        await using var bench = await WorkerBench.StartAsync();
        var batch = bench.Write("batch.csv", Pictures);

        // 4 credits, then 8 for two pictures: the second does not fit, and the third must not overtake it.
        var stopped = await bench.RunAsync("--Batch:File", batch, "--Batch:Budget:creatify", "11");

        Assert.Equal(3, stopped.Exit);
        Assert.Contains("1 done, 0 failed, 2 held back", stopped.Lines);
        Assert.Equal(4, bench.Emulator.Account.Charged);

        var continued = await bench.RunAsync("--Batch:File", batch, "--Batch:Budget:creatify", "16");

        Assert.Equal(0, continued.Exit);
        Assert.Equal(16, bench.Emulator.Account.Charged);
        Assert.Equal(3, bench.Emulator.Requests.Count(Routes.CreatifyCreate));
        Assert.Contains("creatify: 16 of 16 credits", continued.Lines);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_request_without_a_published_price_is_sent_only_where_its_ceiling_is_set()
    {
        await using var bench = await WorkerBench.StartAsync();
        var batch = bench.Write("batch.json", """[{"id":"hello","provider":"creativeai","model":"video-generation/kling-v3","parameters":{"model":"kling-v3","prompt":"Waves","duration":5}}]""");

        var without = await bench.RunAsync("--Batch:File", batch, "--Batch:AssumeAtMost:creativeai", "31", "--Batch:Budget:creativeai", "30");

        Assert.Equal(3, without.Exit);
        Assert.Equal(0, bench.Emulator.Requests.Count(Routes.CreativeAIVideo));

        var with = await bench.RunAsync("--Batch:File", batch, "--Batch:AssumeAtMost:creativeai", "100", "--Batch:Budget:creativeai", "100");

        Assert.Equal(0, with.Exit);
        Assert.Contains("creativeai: 60 of 100 credits", with.Lines);
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_mistake_anywhere_in_the_batch_is_found_before_anything_is_sent()
    {
        await using var bench = await WorkerBench.StartAsync();
        var batch = bench.Write("batch.csv", """
            id,provider,model,prompt,duration
            good,creatify,nano-banana,A lighthouse,
            long,creatify,kling-video/v1.6/pro/text-to-video,Snow,7
            misspelt,creatify,nano-bananas,A cliff,
            good,creatify,nano-banana,Again,
            """);

        var (exit, lines) = await bench.RunAsync("--Batch:File", batch);

        Assert.Equal(2, exit);
        var text = string.Join('\n', lines);
        Assert.Contains("long: $.duration", text, StringComparison.Ordinal);
        Assert.Contains("misspelt: creatify has no model 'nano-bananas'", text, StringComparison.Ordinal);
        Assert.Contains("good: the id occurs twice", text, StringComparison.Ordinal);
        Assert.Equal(0, bench.Emulator.Requests.Count(Routes.CreatifyCreate));
    }

    [Fact(Timeout = Limits.Hung)]
    public async Task A_failed_job_ends_the_run_with_an_error_and_costs_nothing_of_the_budget()
    {
        await using var bench = await WorkerBench.StartAsync();
        bench.Emulator.Faults.Add(Emulator.Faults.Fault.FailJob("Refused by the content policy."));

        var (exit, lines) = await bench.RunAsync("--Batch:File", bench.Write("batch.csv", Pictures), "--Batch:Budget:creatify", "16", "--Batch:MaxOpenJobs", "1");

        Assert.Equal(1, exit);
        Assert.Contains(lines, line => line.StartsWith("one: ", StringComparison.Ordinal) && line.Contains("content policy", StringComparison.Ordinal));
        Assert.Contains("creatify: 12 of 16 credits", lines);
    }
}
