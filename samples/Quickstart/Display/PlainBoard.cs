using Typed;

namespace Quickstart.Display;

/// <summary>One line of text per event, for logs and dumb terminals.</summary>
internal sealed class PlainBoard : Board
{
    public override void Prices(IReadOnlyList<ModelParams> requests)
    {
        foreach (var request in requests)
        {
            Console.WriteLine($"price  {((IModelParams)request).Model.Name}: {request.Cost}");
        }
    }

    public override Task RunAsync(Func<IJobLines, Task> work) => work(new Lines());

    public override void Results(IReadOnlyList<Outcome> outcomes, decimal spent)
    {
        foreach (var outcome in outcomes)
        {
            foreach (var file in outcome.Files)
            {
                Console.WriteLine($"file   {Shown(file.Path)} ({file.Length} bytes)");
            }
        }

        Console.WriteLine(Total(outcomes, spent));
    }

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
