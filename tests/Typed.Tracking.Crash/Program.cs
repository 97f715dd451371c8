using System.Text.Json;
using Typed;
using Typed.Creatify;
using Typed.Tracking;

// A program that works as any would, until something happens to it: it recovers, submits what it was told to, waits, saves.
// Arguments: the emulator's address, the directory, the prompts. See Mishap for what can happen. Exit code 3: an exception ended it.
var address = new Uri(args[0]);
var directory = args[1];
var prompts = args[2..];
Mishap.Arm(Environment.GetEnvironmentVariable("TYPED_CRASH_AT"), Environment.GetEnvironmentVariable("TYPED_CRASH_HOW"));
try
{
    await WorkAsync();
    return 0;
}
catch (Exception exception)
{
    await Console.Error.WriteLineAsync(exception.ToString());
    return 3;
}

async Task WorkAsync()
{
    var creatify = new CreatifyClient(new CreatifyOptions
    {
        BaseAddress = address,
        ApiId = "emulator-id",
        ApiKey = "emulator-key",
        Polling = new PollingOptions { FirstDelay = TimeSpan.FromMilliseconds(5), Interval = TimeSpan.FromMilliseconds(5), MaxInterval = TimeSpan.FromMilliseconds(20) },
    });
    var options = new TrackerOptions { ResultDirectory = Path.Combine(directory, "results"), Granularity = TimeSpan.FromMilliseconds(5), JournalWait = TimeSpan.Zero };
    await using var journal = new FileJobJournal(Path.Combine(directory, "journal"), new FileJobJournalOptions { CompactAboveBytes = 2000 });
    options.Journal = journal;
    await using var tracker = new JobTracker(options, [creatify]);
    await tracker.StartAsync();

    var known = new HashSet<string>(StringComparer.Ordinal);
    await foreach (var job in tracker.ListAsync())
    {
        if (job.State is not (JobState.NotSent or JobState.Refused or JobState.Abandoned))
        {
            known.Add(job.Record.Label!);
        }
    }

    await Task.WhenAll(prompts.Where(prompt => !known.Contains(prompt)).Select(SubmitAsync));
    await Console.Out.WriteLineAsync("submitted");
    await foreach (var job in tracker.ListAsync())
    {
        if (job.State is JobState.Open)
        {
            await job.WaitAsync();
        }
    }

    await foreach (var job in tracker.ListAsync(new JobQuery { States = [JobState.Succeeded] }))
    {
        if (job.Record.FetchedAt is null)
        {
            await job.SaveAsync(Path.Combine(directory, "results", job.Key.ToString("N")));
        }
    }

    await Console.Out.WriteLineAsync("done");

    async Task SubmitAsync(string prompt)
    {
        using var parameters = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["prompt"] = prompt }));
        await tracker.SubmitAsync("creatify", "nano-banana", parameters.RootElement, new TrackOptions { Label = prompt });
    }
}
