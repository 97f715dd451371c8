using Spectre.Console;
using Typed;

namespace Quickstart.Display;

/// <summary>Tables and live bars. A bar moves without a length while the provider works, since nobody knows how long; a download has one.</summary>
internal sealed class LiveBoard : Board
{
    public override void Prices(IReadOnlyList<ModelParams> requests)
    {
        var table = new Table().AddColumns("Model", "Price");
        foreach (var request in requests)
        {
            table.AddRow(((IModelParams)request).Model.Name.EscapeMarkup(), request.Cost.ToString().EscapeMarkup());
        }

        AnsiConsole.Write(table);
    }

    public override Task RunAsync(Func<IJobLines, Task> work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Lines(context)));

    public override void Results(IReadOnlyList<Outcome> outcomes, decimal spent)
    {
        var table = new Table().AddColumns("Model", "Credits", "File", "Bytes");
        foreach (var outcome in outcomes)
        {
            var name = outcome.Request.Model.Name.EscapeMarkup();
            if (outcome.Problem is { } problem)
            {
                table.AddRow(name, "", $"[red]{problem.EscapeMarkup()}[/]", "");
            }

            foreach (var file in outcome.Files)
            {
                table.AddRow(name, Credits(outcome.Result?.CreditsUsed), Shown(file.Path).EscapeMarkup(), file.Length.ToString("N0", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(Total(outcomes, spent));
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
