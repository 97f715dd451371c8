using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Typed.Refresh.Diff.States;

namespace Typed.Refresh.Diff.Projects;

/// <summary>A project's code with the old models.</summary>
/// <param name="Compilation">The code and the models.</param>
/// <param name="Trees">The user's own files.</param>
/// <param name="Notes">The parts that could not be read.</param>
internal sealed record ProjectCode(Compilation Compilation, IReadOnlyList<SyntaxTree> Trees, IReadOnlyList<string> Notes)
{
    /// <exception cref="ToolException">The project does not exist or cannot be evaluated.</exception>
    public static async Task<ProjectCode> ReadAsync(string project, SchemaState old, CancellationToken cancellationToken)
    {
        if (!File.Exists(project))
        {
            throw new ToolException($"The project {project} does not exist.");
        }

        var arguments = await CompilerArguments.ReadAsync(project, cancellationToken);
        var trees = new List<SyntaxTree>();
        foreach (var file in arguments.SourceFiles.Where(file => File.Exists(file.Path)))
        {
            await using var stream = File.OpenRead(file.Path);
            trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(stream), arguments.ParseOptions, file.Path, cancellationToken));
        }

        var (present, missing) = References(arguments);
        var compilation = CSharpCompilation.Create(arguments.CompilationName ?? "Project", trees, present, arguments.CompilationOptions);
        var notes = missing.Count == 0
            ? new List<string>()
            : [FormattableString.Invariant($"{missing.Count} references are not built, such as {Path.GetFileName(missing[0])}. Code that uses them can't be analyzed. Build the project first.")];
        if (compilation.GetTypeByMetadataName("Typed.Constraints.ParamEnumAttribute") is null)
        {
            notes.Add($"{Path.GetFileName(project)} does not reference Typed, so no requests can be found in it.");
        }

        return new ProjectCode(OldModels.AddTo(compilation, arguments, old, cancellationToken), [.. trees.Where(tree => !IsGenerated(tree.FilePath))], notes);
    }

    private static (List<MetadataReference> Present, List<string> Missing) References(CSharpCommandLineArguments arguments)
    {
        var present = new List<MetadataReference>();
        var missing = new List<string>();
        foreach (var reference in arguments.MetadataReferences)
        {
            var path = Path.GetFullPath(reference.Reference, arguments.BaseDirectory!);
            if (File.Exists(path))
            {
                present.Add(MetadataReference.CreateFromFile(path, reference.Properties));
            }
            else
            {
                missing.Add(path);
            }
        }

        return (present, missing);
    }

    private static bool IsGenerated(string path) => path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal);
}
