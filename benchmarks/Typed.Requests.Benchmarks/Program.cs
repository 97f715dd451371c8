using Typed.RequestsBenchmarks;

// dotnet run -c Release --project benchmarks/Typed.Requests.Benchmarks
// dotnet run -c Release --project benchmarks/Typed.Requests.Benchmarks -- --first-use 20      the first use in a new process
// dotnet run -c Release --project benchmarks/Typed.Requests.Benchmarks -- --interleaved 500   all of them in turn, for a busy machine
switch (args)
{
    case ["--interleaved", var batches]:
        Interleaved.Run(int.Parse(batches, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["--first-use", var rounds]:
        FirstUse.Compare(int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
        break;
    case ["--first-use-of", var way]:
        FirstUse.Do(way);
        break;
    default:
        WarmUse.Run(args);
        break;
}
