namespace Typed.Tests.Kit;

/// <summary>The programs that this machine has on its <c>PATH</c>.</summary>
internal static class Programs
{
    /// <summary>The path of the first of these programs that is installed, or null.</summary>
    public static string? Find(params string[] names) => (
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from file in OperatingSystem.IsWindows() ? new[] { name + ".exe" } : [name]
        select Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
