using Typed.Refresh.Hosting;

namespace Typed.Refresh.Diff.States;

/// <summary>The two states that a command line names.</summary>
/// <param name="Schemas">The full path of the schema folder.</param>
/// <param name="From">A folder or a commit.</param>
/// <param name="To">A folder or a commit, or null for the current schema folder.</param>
internal sealed record StatePair(string Schemas, string From, string? To)
{
    /// <exception cref="ToolException">A state does not exist or cannot be read.</exception>
    public async Task<(SchemaState Old, SchemaState Current)> ReadAsync(ToolContext context, IReadOnlyCollection<string> providers, CancellationToken cancellationToken)
    {
        var shown = await ShownAsync(context, cancellationToken);
        var old = await ReadAsync(context, From, shown, providers, cancellationToken);
        if (To is not null)
        {
            return (old, await ReadAsync(context, To, shown, providers, cancellationToken));
        }

        if (!Directory.Exists(Schemas) && old.Providers.Count == 0)
        {
            throw new ToolException($"{Schemas} contains no schemas.");
        }

        return (old, StateReader.Read("the working tree", FolderSource.Read(Schemas, shown), providers, cancellationToken));
    }

    // A folder takes precedence over a commit of the same name, because it is visible on disk.
    private async Task<SchemaState> ReadAsync(
        ToolContext context, string name, Func<string, string> shown, IReadOnlyCollection<string> providers, CancellationToken cancellationToken)
    {
        var folder = name.Length > 0 && name.IndexOf('\0', StringComparison.Ordinal) < 0 ? context.FullPath(name) : null;
        var texts = folder is not null && Directory.Exists(folder) ? FolderSource.Read(folder, shown) : await GitSource.ReadAsync(Schemas, name, cancellationToken);
        return StateReader.Read(name, texts, providers, cancellationToken);
    }

    /// <summary>Paths from the repository root, as annotations require; otherwise from the working folder.</summary>
    public async Task<Func<string, string>> ShownAsync(ToolContext context, CancellationToken cancellationToken)
    {
        string? root = null;
        try
        {
            root = Directory.Exists(Schemas) ? await GitSource.RootAsync(Schemas, cancellationToken) : null;
        }
        catch (ToolException) when (To is not null || Directory.Exists(context.FullPath(From)))
        {
            // Two folders can be compared without git.
        }

        return file =>
        {
            var below = Path.GetRelativePath(root ?? context.Directory, file);
            return (below.StartsWith("..", StringComparison.Ordinal) ? file : below).Replace('\\', '/');
        };
    }
}
