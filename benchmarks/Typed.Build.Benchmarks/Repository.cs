namespace Typed.Build.Benchmarks;

/// <summary>Finds the repository that this program was built from.</summary>
internal static class Repository
{
    public static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Typed.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Typed.sln is in no folder above " + from);
    }
}
