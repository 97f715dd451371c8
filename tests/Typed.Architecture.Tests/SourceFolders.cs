using System.Text.RegularExpressions;

namespace Typed.Architecture.Tests;

/// <summary>The folder of each type of a project, from the declarations in its source files. The folder of the project itself is ".".</summary>
internal sealed partial class SourceFolders
{
    private readonly Dictionary<string, string> _folderOf = new(StringComparer.Ordinal);

    private SourceFolders()
    {
    }

    /// <param name="files">The source files of the project.</param>
    public static SourceFolders Of(IEnumerable<SourceFile> files)
    {
        var folders = new SourceFolders();
        foreach (var file in files)
        {
            foreach (var (name, arity) in Declared(file))
            {
                var key = $"{file.Namespace}.{name}{(arity > 0 ? $"`{arity}" : "")}";
                // A partial type counts for the file that has its name.
                if (!folders._folderOf.ContainsKey(key) || Path.GetFileNameWithoutExtension(file.Path) == name)
                {
                    folders._folderOf[key] = file.Folder.Length == 0 ? "." : file.Folder;
                }
            }
        }

        return folders;
    }

    /// <summary>The names of the types that a file declares, without nested ones.</summary>
    public static IEnumerable<string> TypesOf(SourceFile file) => Declared(file).Select(type => type.Name);

    // A type with parameters is another type: ModelInfo and ModelInfo<T> may be in different folders.
    private static IEnumerable<(string Name, int Arity)> Declared(SourceFile file) => Declaration().Matches(file.Text)
        .Select(match => (match.Groups[1].Value, match.Groups[2].Success ? match.Groups[2].ValueSpan.Count(',') + 1 : 0));

    /// <summary>The folder of a type, or of the type around it. Null for a type that no file of the project declares: a generator or a linked file brings it.</summary>
    public string? Of(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return _folderOf.GetValueOrDefault(type.FullName ?? type.Name);
    }

    // Types stand at the start of a line, since each file has one namespace and no braces around it.
    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|ref|partial|unsafe)\s+)*(?:class|struct|record(?:\s+struct)?|interface|enum|delegate\s+[\w<>\[\]?., ]+?)\s+(\w+)(<[^>\n]+>)?", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
