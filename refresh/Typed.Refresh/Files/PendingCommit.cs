using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Files;

/// <summary>
/// Puts a set of files in place atomically: writes all of them beside the originals, then writes a journal that lists them, then renames each. Without a
/// journal nothing has happened. With a journal everything will, if necessary in the next run.
/// </summary>
/// <param name="schemas">The parent of the provider's folder.</param>
/// <param name="provider">The provider's folder name.</param>
/// <param name="work">The provider's folder for unfinished work.</param>
internal sealed class PendingCommit(string schemas, string provider, string work)
{
    // Not .json, so that nothing that searches for schema files finds it.
    public const string JournalName = "journal";

    private readonly string _target = Path.Combine(schemas, provider);
    private readonly string _staged = Path.Combine(work, "staged");
    private readonly string _journal = Path.Combine(work, JournalName);

    /// <summary>Writes and deletes all of these files.</summary>
    public void Run(IReadOnlyList<FileChange> changes)
    {
        if (changes.FirstOrDefault(change => !ModelFileName.IsProviderPath(change.Path)) is { } stray)
        {
            throw new InvalidOperationException($"'{stray.Path}' is not the path of a provider file.");
        }

        Discard();
        Directory.CreateDirectory(_staged);
        var steps = new JsonArray();
        foreach (var change in changes)
        {
            CrashPoint.Reached("staging");
            var step = new JsonObject { ["path"] = change.Path, ["before"] = HashOnDisk(change.Path) };
            if (change.NewText is { } text)
            {
                var content = Encoding.UTF8.GetBytes(text);
                step["after"] = Hash.Of(content);
                step["staged"] = steps.Count.ToString(CultureInfo.InvariantCulture);
                DurableFile.Write(StagedPath(step)!, content);
            }

            steps.Add(step);
        }

        DirectorySync.Flush(_staged);
        CrashPoint.Reached("staged");
        DurableFile.Replace(_journal, Encoding.UTF8.GetBytes(StrictJson.Format(new JsonObject { ["changes"] = steps })));
        CrashPoint.Reached("journalled");
        Complete();
    }

    /// <summary>Completes the changes of an interrupted run. Returns true if there were any.</summary>
    /// <exception cref="ToolException">A file was edited in the meantime.</exception>
    public bool Complete()
    {
        if (!File.Exists(_journal))
        {
            return false;
        }

        var steps = StrictJson.Parse(File.ReadAllText(_journal))!["changes"]!.AsArray().Select(step => step!.AsObject()).ToList();
        foreach (var step in steps)
        {
            CheckUntouched(step);
        }

        Directory.CreateDirectory(Path.Combine(_target, "models"));
        foreach (var step in steps)
        {
            CrashPoint.Reached("placing");
            Place(step);
        }

        DirectorySync.Flush(Path.Combine(_target, "models"));
        DirectorySync.Flush(_target);
        CrashPoint.Reached("placed");
        File.Delete(_journal);
        DirectorySync.Flush(work);
        CrashPoint.Reached("journal-deleted");
        return true;
    }

    // Files that were written before the journal are not part of a commit.
    private void Discard()
    {
        if (Directory.Exists(_staged))
        {
            Directory.Delete(_staged, recursive: true);
        }
    }

    private void CheckUntouched(JsonObject step)
    {
        var path = PathOf(step);
        var now = HashOnDisk(path);
        if (now != Text(step, "before") && now != Text(step, "after"))
        {
            throw new ToolException(
                $"{provider}/{path} was edited after a refresh was interrupted. Delete the folder {work} to discard that refresh, or restore the file.");
        }
    }

    private void Place(JsonObject step)
    {
        var target = FullPath(PathOf(step));
        if (StagedPath(step) is not { } staged)
        {
            File.Delete(target);
        }
        else if (File.Exists(staged))
        {
            File.Move(staged, target, overwrite: true);
        }
    }

    private static string PathOf(JsonObject step) =>
        Text(step, "path") is { } path && ModelFileName.IsProviderPath(path) ? path : throw new ToolException("The journal of a refresh contains a path that is not a provider file.");

    private static string? Text(JsonObject step, string name) => step[name]?.GetValue<string>();

    private string? StagedPath(JsonObject step) =>
        Text(step, "staged") is { } name ? Path.Combine(_staged, int.Parse(name, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)) : null;

    private string FullPath(string path) => Path.Combine(_target, path.Replace('/', Path.DirectorySeparatorChar));

    private string? HashOnDisk(string path) => File.Exists(FullPath(path)) ? Hash.Of(File.ReadAllBytes(FullPath(path))) : null;
}
