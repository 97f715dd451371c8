using System.Security.Cryptography;
using Typed.Providers;

namespace Typed.Tracking.Results;

/// <summary>A downloaded file that waits for its store. It is recognized as whole by a note beside it, so that an upload that failed needs no second download.</summary>
internal sealed class StagedFile(string directory, int index)
{
    private readonly string _note = System.IO.Path.Combine(directory, FormattableString.Invariant($".asset-{index}.whole"));

    public string Path { get; } = System.IO.Path.Combine(directory, FormattableString.Invariant($".asset-{index}.part"));

    /// <summary>Reads the note; null if the file is not whole.</summary>
    public StagedNote? Read()
    {
        try
        {
            var lines = File.ReadAllLines(_note);
            return lines is [var name, var type, var hash, ..] && File.Exists(Path) ? new StagedNote(name, type.Length > 0 ? type : null, hash) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task<StagedNote> CompleteAsync(string name, string? contentType, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        byte[] hash;
        await using (file.ConfigureAwait(false))
        {
            hash = await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false);
        }

        var note = new StagedNote(name, contentType, HexText.Lower(hash));
        // In one step, since half a note would describe another file.
        var temporary = _note + ".new";
        await File.WriteAllLinesAsync(temporary, [note.Name, note.ContentType ?? "", note.Sha256], cancellationToken).ConfigureAwait(false);
        File.Move(temporary, _note, overwrite: true);
        return note;
    }

    public void Delete()
    {
        File.Delete(_note);
        File.Delete(Path);
    }
}

/// <summary>What is known of a whole file.</summary>
internal sealed record StagedNote(string Name, string? ContentType, string Sha256);
