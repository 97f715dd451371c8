using Typed.TrackingBenchmarks;

// Ratios measured in one run on one disk: the absolute times say more about the machine than about the code.
// An argument runs one part: journal, start, strangers or scheduler.
var part = args.FirstOrDefault();
if (part is null or "journal")
{
    await JournalBenchmark.RunAsync();
}

if (part is null or "start")
{
    await StartBenchmark.RunAsync();
}

if (part is null or "strangers")
{
    await StrangerBenchmark.RunAsync();
}

if (part is null or "scheduler")
{
    await SchedulerBenchmark.RunAsync();
}
