using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.RefreshTests.Kit;

/// <summary>A schema folder of a test's own, in a folder that is deleted in the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        Schemas = Path.Combine(Root, "schemas");
        Directory.CreateDirectory(Schemas);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("typed-refresh-").FullName;

    public string Schemas { get; }

    /// <summary>The repository's own schema folder.</summary>
    public static string Repository { get; } = Path.Combine(AppContext.BaseDirectory, "schemas");

    /// <summary>A folder with the repository's files of a provider.</summary>
    public static ScratchFolder With(string provider)
    {
        var folder = new ScratchFolder();
        Copy(Path.Combine(Repository, provider), Path.Combine(folder.Schemas, provider));
        return folder;
    }

    public string PathOf(string path) => Path.Combine(Schemas, path);

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public JsonObject ReadJson(string path) => StrictJson.Parse(Read(path))!.AsObject();

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    /// <summary>Changes one JSON file in place.</summary>
    public void Edit(string path, Action<JsonObject> edit)
    {
        var root = ReadJson(path);
        edit(root);
        Write(path, StrictJson.Format(root));
    }

    /// <summary>All files of the folder by path, the place for unfinished work aside.</summary>
    public SortedDictionary<string, string> Snapshot()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Root, file).Replace('\\', '/');
            if (!path.StartsWith("schemas/.typed/", StringComparison.Ordinal))
            {
                files[path] = File.ReadAllText(file);
            }
        }

        return files;
    }

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
