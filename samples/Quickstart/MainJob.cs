using Quickstart.Display;
using Quickstart.Productions;
using Typed;

namespace Quickstart;

/// <summary>Prices, submits and saves at least one job of each system, and shows one table.</summary>
internal static class MainJob
{
    /// <returns>Whether every job ended with its files on disk.</returns>
    public static async Task<bool> RunAsync(Systems systems, DirectoryInfo output, Board board, CancellationToken cancellationToken)
    {
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
        var requests = productions.SelectMany(production => production.Requests).ToList();
        if (systems.Spends)
        {
            Board.Say($"Before anything is sent: {string.Join("; ", requests.Select(request => $"{((IModelParams)request).Model.Name} {request.Cost}"))}");
        }

        Outcome[] outcomes = [];
        await board.RunAsync(async () =>
        {
            var bench = new Workbench(board, output, cancellationToken);
            outcomes = [.. (await Task.WhenAll(productions.Select(production => production.RunAsync(bench)))).SelectMany(made => made)];
        });
        return outcomes.All(outcome => outcome.IsGood);
    }
}
