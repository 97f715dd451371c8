using System.Text;

namespace Typed.Refresh.Diff.States;

/// <summary>Reads a state from a schema folder.</summary>
internal static class FolderSource
{
    /// <exception cref="ToolException">A file cannot be read.</exception>
    public static IReadOnlyList<SchemaText> Read(string schemas, Func<string, string> shown)
    {
        var texts = new List<SchemaText>();
        if (!Directory.Exists(schemas))
        {
            return texts;
        }

        foreach (var folder in Directory.EnumerateDirectories(schemas).Order(StringComparer.Ordinal))
        {
            var provider = Path.GetFileName(folder);
            if (provider[0] == '.')
            {
                continue;
            }

            var models = Path.Combine(folder, "models");
            var files = Directory.EnumerateFiles(folder, "*.json").Concat(Directory.Exists(models) ? Directory.EnumerateFiles(models, "*.json") : []);
            foreach (var file in files)
            {
                var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (SchemaText.IsPart(path))
                {
                    texts.Add(new SchemaText(provider, path, shown(file), Text(file)));
                }
            }
        }

        return texts;
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file, Encoding.UTF8);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{file}: {problem.Message}", problem);
        }
    }
}
