using Microsoft.CodeAnalysis;

namespace Typed.CodeFixes.Refactorings;

/// <summary>Finds a record's schema file among the additional files of the project that generates the record.</summary>
internal static class SchemaDocument
{
    /// <param name="user">The project that uses the record.</param>
    /// <param name="owner">The assembly that contains it.</param>
    /// <param name="path">The last segments of the file's path, as in <c>[Model]</c>.</param>
    public static DocumentId? Find(Project user, IAssemblySymbol owner, string path)
    {
        var solution = user.Solution;
        // A record from a referenced file may still belong to a project of the solution.
        var project = solution.GetProject(owner) ?? solution.Projects.FirstOrDefault(candidate => candidate.AssemblyName == owner.Name);
        return project?.AdditionalDocuments.FirstOrDefault(document => document.FilePath is { } file && EndsWith(file.Replace('\\', '/'), path.Replace('\\', '/')))?.Id;
    }

    // Compares whole path segments: other-film.json is not film.json.
    private static bool EndsWith(string file, string path) =>
        file.EndsWith(path, StringComparison.Ordinal)
        && (file.Length == path.Length || path[0] == '/' || file[file.Length - path.Length - 1] == '/');
}
