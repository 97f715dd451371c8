namespace Typed.Refresh.Files;

/// <summary>
/// A provider's folder for unfinished work, <c>schemas/.typed/&lt;provider&gt;</c>. It is on the same disk as the files, so that a rename moves finished
/// files, and hidden from builds and git. One process at a time can hold it.
/// </summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Name = ".typed";

    private readonly FileStream _held;

    private WorkFolder(string root, string provider, FileStream held)
    {
        _held = held;
        Answers = Path.Combine(root, provider, "answers");
        Commit = new PendingCommit(Path.GetDirectoryName(root)!, provider, Path.Combine(root, provider));
    }

    /// <summary>The folder for the responses of an interrupted run.</summary>
    public string Answers { get; }

    public PendingCommit Commit { get; }

    /// <exception cref="ToolException">Another process holds the folder.</exception>
    public static WorkFolder Open(string schemas, string provider)
    {
        var root = Path.Combine(schemas, Name);
        Directory.CreateDirectory(Path.Combine(root, provider));
        File.WriteAllText(Path.Combine(root, ".gitignore"), "*\n");
        try
        {
            // The file remains after the work: if it was deleted, a third process could lock a new file while a second still holds the old one.
            var held = new FileStream(Path.Combine(root, provider + ".busy"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new WorkFolder(root, provider, held);
        }
        catch (IOException busy) when (busy is not DirectoryNotFoundException)
        {
            throw new ToolException($"Another refresh of {provider} is running in {schemas}.", busy);
        }
    }

    /// <summary>Whether an interrupted run left committed files that are not all in place.</summary>
    public static bool HasPendingCommit(string schemas, string provider) =>
        File.Exists(Path.Combine(schemas, Name, provider, PendingCommit.JournalName));

    /// <summary>Deletes everything in the folder after the work is completed.</summary>
    public void Clear()
    {
        if (Path.GetDirectoryName(Answers) is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _held.Dispose();
}
