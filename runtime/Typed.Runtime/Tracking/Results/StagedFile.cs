using System.Security.Cryptography;
using Typed.Providers;

namespace Typed.Tracking.Results;

/// <summary>A downloaded file that waits for its store. It is recognized as whole by a note beside it, so that an upload that failed needs no second download.</summary>
internal sealed class StagedFile(string directory, int index)
{
    private readonly string _note = System.IO.Path.Combine(directory, FormattableString.Invariant($".asset-{index}.whole"));

    public string Path { get; } = System.IO.Path.Combine(directory, FormattableString.Invariant($".asset-{index}.part"));

    /// <summary>Reads the note; null if the file is not whole. A file that was damaged since, as by a power failure, is removed: no store could use it.</summary>
    public async Task<StagedNote?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await File.ReadAllLinesAsync(_note, cancellationToken).ConfigureAwait(false) is not [var name, var type, var hash, ..])
            {
                return null;
            }

            if (await HashAsync(cancellationToken).ConfigureAwait(false) == hash)
            {
                return new StagedNote(name, type.Length > 0 ? type : null, hash);
            }

            File.Delete(_note);
            File.Delete(Path);
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task<StagedNote> CompleteAsync(string name, string? contentType, CancellationToken cancellationToken)
    {
        var note = new StagedNote(name, contentType, await HashAsync(cancellationToken).ConfigureAwait(false));
        // In one step, since half a note would describe another file.
        var temporary = _note + ".new";
        await File.WriteAllLinesAsync(temporary, [note.Name, note.ContentType ?? "", note.Sha256], cancellationToken).ConfigureAwait(false);
        File.Move(temporary, _note, overwrite: true);
        return note;
    }

    private async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            return HexText.Lower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
        }
    }
}

/// <summary>What is known of a whole file.</summary>
internal sealed record StagedNote(string Name, string? ContentType, string Sha256);
