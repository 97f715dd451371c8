namespace Typed.Tracking.Journal.Files;

/// <summary>Keeps other processes out of a directory.</summary>
internal static class DirectoryLock
{
    /// <summary>Takes the lock. It ends with the stream or the process, however that ends.</summary>
    /// <param name="directory">The directory, which exists.</param>
    /// <param name="name">The name of the lock's file. It is a separate file, since the file that it protects is replaced.</param>
    /// <exception cref="JournalInUseException">Another process has the lock.</exception>
    public static FileStream Take(string directory, string name)
    {
        try
        {
            return new FileStream(Path.Combine(directory, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new JournalInUseException(directory, exception);
        }
    }
}
