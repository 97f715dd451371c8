using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;
using Typed.Refresh.Diff;
using Typed.Refresh.Diff.Comparing;
using Typed.Refresh.Diff.Formats;
using Typed.Refresh.Diff.States;
using Typed.Refresh.Hosting;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Commands;

/// <summary>Answers a coding assistant's question about what has changed. The caller is a program, so it reads below the project only.</summary>
internal static class StateQuestion
{
    /// <exception cref="ToolException">There is nothing to compare, or a state is outside the project or cannot be read.</exception>
    public static async Task<JsonObject> AnswerAsync(ToolContext context, ModelList models, string from, string? to, string? provider, CancellationToken cancellationToken)
    {
        if (models.Folder.IsShipped)
        {
            throw new ToolException("The project has no schema folder, so there is nothing to compare. The tool uses the schemas included in it.");
        }

        string[] providers = provider is null ? [] : [provider];
        var states = new StatePair(models.Folder.Path, Within(context, from), to is null ? null : Within(context, to));
        var (old, current) = await states.ReadAsync(context, providers, cancellationToken);
        var known = old.Providers.Keys.Union(current.Providers.Keys, StringComparer.Ordinal);
        if (providers.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ToolException($"Neither state contains files for {ServerText.Quote(unknown)}.{Suggestion.For(unknown, models.Models.Select(model => model.Provider))}");
        }

        return JsonNode.Parse(JsonFormat.Of(new DiffReport(old.Name, current.Name, StateComparison.Compare(old, current))))!.AsObject();
    }

    // A name that is not a folder is a commit.
    private static string Within(ToolContext context, string state)
    {
        if (state.Length > 0 && state.IndexOf('\0', StringComparison.Ordinal) < 0 && (Path.IsPathRooted(state) || state.Contains("..", StringComparison.Ordinal)))
        {
            var below = Path.GetRelativePath(context.Directory, context.FullPath(state));
            if (below == ".." || below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(below))
            {
                throw new ToolException($"{ServerText.Quote(state)} is not inside the project. A state is a commit, or a folder below the one in which the server runs.");
            }
        }

        return state;
    }
}
