using Spectre.Console;
using Typed;

namespace Quickstart.Display;

/// <summary>Tables and live bars. A bar moves without a length while the provider works, since nobody knows how long; a download has one.</summary>
internal sealed class LiveBoard : Board
{
    public override void Prices(IReadOnlyList<ModelParams> requests)
    {
        var table = new Table().AddColumns("System", "Model", "Price");
        foreach (var request in requests)
        {
            var model = ((IModelParams)request).Model;
            table.AddRow(model.Provider.EscapeMarkup(), model.Name.EscapeMarkup(), request.Cost.ToString().EscapeMarkup());
        }

        AnsiConsole.Write(table);
    }

    public override Task RunAsync(Func<IJobLines, Task> work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Lines(context)));

    public override void Results(IReadOnlyList<Outcome> outcomes)
    {
        var table = new Table().AddColumns("System", "Model", "Quoted", "Charged", "File", "Bytes");
        foreach (var outcome in outcomes)
        {
            var (model, promised) = (outcome.Request.Model, Credits(outcome.Request.Cost.Credits));
            if (outcome.Problem is { } problem)
            {
                table.AddRow(model.Provider.EscapeMarkup(), model.Name.EscapeMarkup(), promised, "", $"[red]{problem.EscapeMarkup()}[/]", "");
            }

            foreach (var (at, file) in outcome.Files.Index())
            {
                var rest = (Shown(file.Path).EscapeMarkup(), file.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
                _ = at == 0
                    ? table.AddRow(model.Provider.EscapeMarkup(), model.Name.EscapeMarkup(), promised, Credits(outcome.Result?.CreditsUsed), rest.Item1, rest.Item2)
                    : table.AddRow("", "", "", "", rest.Item1, rest.Item2);
            }
        }

        AnsiConsole.Write(table);
        foreach (var total in Totals(outcomes))
        {
            AnsiConsole.WriteLine(total);
        }
    }

    private sealed class Lines(ProgressContext context) : IJobLines
    {
        public JobLine Add(string name)
        {
            var task = context.AddTask(name.EscapeMarkup());
            task.IsIndeterminate = true;
            return new Line(name, task);
        }
    }

    private sealed class Line(string name, ProgressTask task) : JobLine
    {
        public override void Status(string text) => task.Description = $"{name.EscapeMarkup()} [grey]{text.EscapeMarkup()}[/]";

        public override void Downloading(long received, long? total)
        {
            Status("downloading");
            if (total is > 0)
            {
                task.IsIndeterminate = false;
                task.MaxValue = total.Value;
                task.Value = received;
            }
        }

        public override void Done(string text)
        {
            End();
            task.Description = $"{name.EscapeMarkup()} [green]{text.EscapeMarkup()}[/]";
        }

        public override void Failed(string text)
        {
            End();
            task.Description = $"{name.EscapeMarkup()} [red]{text.EscapeMarkup()}[/]";
        }

        private void End()
        {
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }
}
