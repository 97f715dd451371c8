namespace Typed.Tracking.Journal;

/// <summary>Makes a file readable by its owner only: the journal contains prompts and signed addresses.</summary>
internal static class PrivateFile
{
    public static void Protect(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
