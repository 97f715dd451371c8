namespace Typed.Refresh.Mcp;

/// <summary><c>diff</c>: what changed between two states of the schemas.</summary>
internal static class DiffTool
{
    public static CatalogTool Create(CatalogSession session) => new(
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
        (arguments, cancellationToken) => session.Compare(
            session.Models, arguments.OptionalText("from") ?? "HEAD", arguments.OptionalText("to"), arguments.OptionalText("provider"), cancellationToken));
}
