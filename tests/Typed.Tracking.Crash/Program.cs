using System.Globalization;
using System.Text.Json;
using Typed;
using Typed.Creatify;
using Typed.Tracking;

// A program that works as any would, until it is killed: it recovers, submits what it was told to, waits, saves.
// Arguments: the emulator's address, the directory, the prompts. TYPED_CRASH_AT=<point>:<n> kills it at the n-th time that it reaches the point.
var address = new Uri(args[0]);
var directory = args[1];
var prompts = args[2..];

if (Environment.GetEnvironmentVariable("TYPED_CRASH_AT") is { Length: > 0 } at)
{
    var parts = at.Split(':');
    var left = int.Parse(parts[1], CultureInfo.InvariantCulture);
    Checkpoint.OnReached = point =>
    {
        if (point == parts[0] && Interlocked.Decrement(ref left) == 0)
        {
            // SIGKILL: no handler, no finally, no flush.
            System.Diagnostics.Process.GetCurrentProcess().Kill();
            Thread.CurrentThread.Join();
        }
    };
}

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
