using Typed.Refresh.Commands;

namespace Typed.Refresh.Files;

/// <summary>
/// A provider's place for unfinished work, <c>schemas/.typed/&lt;provider&gt;</c>: on the same disk as the files, so that a rename moves what is
/// finished; out of sight of builds and git. Held by one process at a time.
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

    /// <summary>Answers of an interrupted run.</summary>
    public string Answers { get; }

    public PendingCommit Commit { get; }

    /// <exception cref="ToolException">Another process has it.</exception>
    public static WorkFolder Open(string schemas, string provider)
    {
        var root = Path.Combine(schemas, Name);
        Directory.CreateDirectory(Path.Combine(root, provider));
        File.WriteAllText(Path.Combine(root, ".gitignore"), "*\n");
        try
        {
            // Stays when the work is done: deleting it would let a third process hold a new one while a second still holds the old.
            var held = new FileStream(Path.Combine(root, provider + ".busy"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new WorkFolder(root, provider, held);
        }
        catch (IOException busy) when (busy is not DirectoryNotFoundException)
        {
            throw new ToolException($"Another refresh of {provider} is under way in {schemas}.", busy);
        }
    }

    /// <summary>Whether an interrupted run left files that are decided but not all in place.</summary>
    public static bool HasPendingCommit(string schemas, string provider) =>
        File.Exists(Path.Combine(schemas, Name, provider, PendingCommit.JournalName));

    /// <summary>The work is done: nothing of it is left.</summary>
    public void Clear()
    {
        if (Path.GetDirectoryName(Answers) is { } folder && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _held.Dispose();
}
