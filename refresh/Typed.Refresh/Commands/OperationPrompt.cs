using Spectre.Console;
using Typed.Refresh.Importing.Reading;

namespace Typed.Refresh.Commands;

/// <summary>Asks in a terminal which operations of a document to import.</summary>
internal static class OperationPrompt
{
    /// <summary>The chosen operations as patterns, or null if there is no terminal, or nothing to choose.</summary>
    public static IReadOnlyList<string>? Choose(IAnsiConsole console, DocumentContent content)
    {
        var offered = content.Candidates.Where(new Selection([]).Takes).ToList();
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal || offered.Count < 2)
        {
            return null;
        }

        var prompt = new MultiSelectionPrompt<string> { Title = "Which operations are models?", PageSize = 20, Converter = Markup.Escape };
        foreach (var candidate in offered)
        {
            prompt.AddChoice(candidate.Label).Select();
        }

        var chosen = console.Prompt(prompt);
        // All of them: no pattern, so that later operations of the document are imported too.
        return chosen.Count == offered.Count ? [] : [.. chosen];
    }
}
