using Typed.TrackingBenchmarks;

// Ratios measured in one run on one disk: the absolute times say more about the machine than about the code.
await JournalBenchmark.RunAsync();
await SchedulerBenchmark.RunAsync();
