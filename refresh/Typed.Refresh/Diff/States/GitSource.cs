using System.Globalization;
using System.Text;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Diff.States;

/// <summary>Reads a state from a commit.</summary>
internal static class GitSource
{
    /// <summary>The root of the repository that contains a folder, or null if there is none.</summary>
    public static async Task<string?> RootAsync(string directory, CancellationToken cancellationToken) =>
        await GitProcess.RunAsync(directory, null, cancellationToken, "rev-parse", "--show-cdup") is { } up
            ? Path.GetFullPath(Path.Combine(directory, Line(up)))
            : null;

    /// <exception cref="ToolException">There is no repository, or it has no such commit.</exception>
    public static async Task<IReadOnlyList<SchemaText>> ReadAsync(string schemas, string reference, CancellationToken cancellationToken)
    {
        var within = Existing(schemas);
        if (await RootAsync(within, cancellationToken) is not { } root)
        {
            throw new ToolException($"{schemas} is not in a Git repository, so {ServerText.Quote(reference)} can't be resolved. Specify a folder.");
        }

        var commit = await CommitAsync(root, reference, cancellationToken);
        var prefix = Path.GetRelativePath(root, schemas).Replace('\\', '/') + "/";
        var listed = await GitProcess.RunAsync(root, null, cancellationToken, "ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix)
            ?? throw new ToolException($"Git can't list {prefix} at {ServerText.Quote(reference)}.");
        var files = Files(Encoding.UTF8.GetString(listed), prefix).ToList();
        var texts = await TextsAsync(root, [.. files.Select(file => file.Object)], cancellationToken);
        return [.. files.Select((file, at) => new SchemaText(file.Provider, file.Path, prefix + file.Provider + "/" + file.Path, texts[at]))];
    }

    // A name that begins with a dash would be an option. Commit names never contain control characters or colons.
    private static async Task<string> CommitAsync(string root, string reference, CancellationToken cancellationToken)
    {
        if (reference.Length is 0 or > 250 || reference[0] == '-' || reference.Any(c => char.IsControl(c) || c == ':'))
        {
            throw new ToolException($"{ServerText.Quote(reference)} is neither a folder nor a valid commit reference.");
        }

        return await GitProcess.RunAsync(root, null, cancellationToken, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}") is { } found
            ? Line(found)
            : throw new ToolException($"{ServerText.Quote(reference)} is neither a folder nor a commit in {root}.");
    }

    // "100644 blob <object>\t<path>\0"
    private static IEnumerable<(string Object, string Provider, string Path)> Files(string listed, string prefix)
    {
        foreach (var entry in listed.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            var head = entry[..tab].Split(' ');
            var path = entry[(tab + 1)..];
            if (head is not [_, "blob", var name] || !path.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var below = path[prefix.Length..];
            var slash = below.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0 && below[0] != '.' && SchemaText.IsPart(below[(slash + 1)..]))
            {
                yield return (name, below[..slash], below[(slash + 1)..]);
            }
        }
    }

    // One process for all: "<object> blob <size>\n<content>\n" for each.
    private static async Task<List<string>> TextsAsync(string root, IReadOnlyList<string> objects, CancellationToken cancellationToken)
    {
        var texts = new List<string>(objects.Count);
        if (objects.Count == 0)
        {
            return texts;
        }

        var answer = await GitProcess.RunAsync(root, string.Join("\n", objects) + "\n", cancellationToken, "cat-file", "--batch")
            ?? throw new ToolException("Git can't read the files of the commit.");
        var at = 0;
        foreach (var name in objects)
        {
            var end = Array.IndexOf(answer, (byte)'\n', at);
            var head = end < 0 ? [] : Encoding.ASCII.GetString(answer, at, end - at).Split(' ');
            if (head is not [_, "blob", var size] || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                throw new ToolException($"Git can't read the object {name}.");
            }

            var text = answer.AsSpan(end + 1, length);
            texts.Add(Encoding.UTF8.GetString(text.StartsWith("\uFEFF"u8) ? text[3..] : text));
            at = end + 1 + length + 1;
        }

        return texts;
    }

    private static string Existing(string folder)
    {
        var found = folder;
        while (!Directory.Exists(found))
        {
            found = Path.GetDirectoryName(found) ?? throw new ToolException($"The folder {folder} does not exist.");
        }

        return found;
    }

    private static string Line(byte[] output) => Encoding.UTF8.GetString(output).TrimEnd('\n', '\r');
}
