using Typed;

namespace Quickstart.Display;

/// <summary>One line of text per event, for logs and dumb terminals.</summary>
internal sealed class PlainBoard : Board
{
    public override void Prices(IReadOnlyList<ModelParams> requests)
    {
        foreach (var request in requests)
        {
            var model = ((IModelParams)request).Model;
            Console.WriteLine($"price  {model.Provider} {model.Name}: {request.Cost}");
        }
    }

    public override Task RunAsync(Func<IJobLines, Task> work) => work(new Lines());

    public override void Results(IReadOnlyList<Outcome> outcomes)
    {
        Console.WriteLine();
        Row("system", "model", "quoted", "charged", "files");
        foreach (var outcome in outcomes)
        {
            var model = outcome.Request.Model;
            var files = outcome.Problem ?? string.Join(", ", outcome.Files.Select(file => $"{Shown(file.Path)} ({file.Length} bytes)"));
            Row(model.Provider, model.Name, Credits(outcome.Request.Cost.Credits), Credits(outcome.Result?.CreditsUsed), files);
        }

        Console.WriteLine();
        foreach (var total in Totals(outcomes))
        {
            Console.WriteLine(total);
        }
    }

    private static void Row(string system, string model, string promised, string charged, string files) =>
        Console.WriteLine($"{system,-18} {model,-36} {promised,8} {charged,8}  {files}");

    private sealed class Lines : IJobLines
    {
        public JobLine Add(string name) => new Line(name);
    }

    private sealed class Line(string name) : JobLine
    {
        private string _last = "";

        // A status is said once, however often it was asked for.
        public override void Status(string text)
        {
            if (text != _last)
            {
                _last = text;
                Console.WriteLine($"job    {name}: {text}");
            }
        }

        public override void Downloading(long received, long? total) => Status("downloading");

        public override void Done(string text) => Console.WriteLine($"done   {name}: {text}");

        public override void Failed(string text) => Console.WriteLine($"FAILED {name}: {text}");
    }
}
