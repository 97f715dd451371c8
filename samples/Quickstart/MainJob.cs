using Quickstart.Display;
using Quickstart.Productions;

namespace Quickstart;

/// <summary>At least one job of each system: priced, submitted, waited for, on disk; and one table of it all.</summary>
internal static class MainJob
{
    /// <returns>Whether every job ended with its files on disk.</returns>
    public static async Task<bool> RunAsync(Systems systems, DirectoryInfo output, Board board, CancellationToken cancellationToken)
    {
        foreach (var name in systems.Names)
        {
            Board.Say(name);
        }

        var templates = await TemplateProduction.PrepareAsync(systems.Templates, systems.EmulatesCreatify, cancellationToken);
        if (templates.Requests.Count == 0)
        {
            Board.Say("This workspace has no custom template with only text variables. The template job is skipped.");
        }

        IProduction[] productions =
        [
            new CreatifyProduction(systems.Creatify),
            templates,
            new HooxProduction(systems.Hoox),
            new CreativeAIProduction(systems.CreativeAI, cancellationToken),
        ];
        board.Prices([.. productions.SelectMany(production => production.Requests)]);

        Outcome[] outcomes = [];
        await board.RunAsync(async lines =>
        {
            var bench = new Workbench(lines, output, cancellationToken);
            outcomes = [.. (await Task.WhenAll(productions.Select(production => production.RunAsync(bench)))).SelectMany(made => made)];
        });

        board.Results(outcomes);
        return outcomes.All(outcome => outcome.IsGood);
    }
}
