using Quickstart;
using Quickstart.Display;
using Spectre.Console;
using Typed;

// An option is a mistake, and not the name of a folder.
if (args.Length > 1 || (args.Length == 1 && args[0].StartsWith('-')))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Quickstart [-- <folder for the files>]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    await using var systems = await Systems.ConnectAsync(stop.Token);
    var output = Directory.CreateDirectory(args.Length > 0 ? args[0] : "out");
    return await MainJob.RunAsync(systems, output, Board.ForThisTerminal(systems.Names, output), stop.Token) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    AnsiConsole.WriteLine("Stopped. Submitted jobs continue at the provider.");
    return 2;
}
catch (TypedException exception)
{
    AnsiConsole.WriteLine($"{exception.GetType().Name}: {exception.Message}");
    return 1;
}
