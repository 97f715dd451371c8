using System.Text.Json.Nodes;
using Typed.Refresh.Catalogue;
using Typed.Refresh.Diff;
using Typed.Refresh.Diff.Comparing;
using Typed.Refresh.Diff.Formats;
using Typed.Refresh.Diff.States;
using Typed.Refresh.Fetching;

namespace Typed.Refresh.Mcp;

/// <summary><c>diff</c>: what changed between two states of the schemas.</summary>
internal static class DiffTool
{
    public static CatalogueTool Create(CatalogueSession session) => new(
        "diff",
        "Compare schema versions",
        "Compares two states of the project's schema folder: breaking changes, changed defaults, changed prices, additions. A state is a Git commit or a folder inside the project.",
        """
        {
          "type": "object", "additionalProperties": false,
          "properties": {
            "from": { "type": "string", "description": "The old state. Default: HEAD, the last commit." },
            "to": { "type": "string", "description": "The new state. Default: the files as they are now." },
            "provider": { "type": "string", "description": "Only this provider." }
          }
        }
        """,
        async (arguments, cancellationToken) =>
        {
            var folder = session.Models.Folder;
            if (folder.IsShipped)
            {
                throw new ToolException("The project has no schema folder, so there is nothing to compare. The models are those included in the tool.");
            }

            string[] providers = arguments.OptionalText("provider") is { } provider ? [provider] : [];
            var states = new StatePair(folder.Path, Within(session, arguments.OptionalText("from") ?? "HEAD"), arguments.OptionalText("to") is { } to ? Within(session, to) : null);
            var (old, current) = await states.ReadAsync(session.Context, providers, cancellationToken);
            var known = old.Providers.Keys.Union(current.Providers.Keys, StringComparer.Ordinal);
            if (providers.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            {
                throw new ToolException($"Neither state contains files for {ServerText.Quote(unknown)}.{Suggestion.For(unknown, session.Models.Models.Select(model => model.Provider))}");
            }

            return JsonNode.Parse(JsonFormat.Of(new DiffReport(old.Name, current.Name, StateComparison.Compare(old, current))))!.AsObject();
        });

    // The caller is a program: it reads below the project only. A name that is no folder is a commit.
    private static string Within(CatalogueSession session, string state)
    {
        if (state.Length > 0 && state.IndexOf('\0', StringComparison.Ordinal) < 0 && (Path.IsPathRooted(state) || state.Contains("..", StringComparison.Ordinal)))
        {
            var below = Path.GetRelativePath(session.Context.Directory, session.Context.FullPath(state));
            if (below == ".." || below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) || Path.IsPathRooted(below))
            {
                throw new ToolException($"{ServerText.Quote(state)} is not inside the project. A state is a commit, or a folder below the one in which the server runs.");
            }
        }

        return state;
    }
}
