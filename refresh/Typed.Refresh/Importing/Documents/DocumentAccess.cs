using Typed.Refresh.Fetching.Http;

namespace Typed.Refresh.Importing.Documents;

/// <summary>Reads files and addresses, and decides which ones a document may refer to.</summary>
/// <param name="connection">The connection for addresses.</param>
/// <param name="directory">The working folder. A file's references stay in it, or in the file's own folder.</param>
internal sealed class DocumentAccess(ApiConnection connection, string directory)
{
    public async Task<byte[]> ReadAsync(Uri location, CancellationToken cancellationToken)
    {
        if (!location.IsFile)
        {
            return await connection.GetBytesAsync(location, cancellationToken);
        }

        var file = new FileInfo(location.LocalPath);
        return !file.Exists ? throw new FetchException($"{file.FullName}: the file does not exist.")
            : file.Length > connection.Limits.AnswerBytes ? throw new FetchException(FormattableString.Invariant($"{file.FullName}: the file has more than {connection.Limits.AnswerBytes:N0} bytes."))
            : await File.ReadAllBytesAsync(file.FullName, cancellationToken);
    }

    /// <summary>Why a document may not refer to another one, or null if it may.</summary>
    /// <param name="root">The document that the user named.</param>
    /// <param name="target">The location that is referred to.</param>
    public string? Refusal(Uri root, Uri target)
    {
        if (root.IsFile != target.IsFile)
        {
            return root.IsFile
                ? "a file refers to an address; download that document, or import the address of the first one"
                : "a document from the network refers to a file";
        }

        if (!root.IsFile)
        {
            return root.GetLeftPart(UriPartial.Authority) == target.GetLeftPart(UriPartial.Authority) ? null : "it is on another host";
        }

        return IsWithin(target.LocalPath, directory) || IsWithin(target.LocalPath, Path.GetDirectoryName(root.LocalPath)!)
            ? null
            : "it is outside the working folder and the folder of the document";
    }

    private static bool IsWithin(string path, string folder) =>
        Path.GetRelativePath(folder, path) is var relative && !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar, '/')[0] != "..";
}
