using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Typed.Generator;

namespace Typed.EditorBenchmarks;

/// <summary>A project that is open in an editor: Roslyn's workspace, as Visual Studio and VS Code host it.</summary>
internal sealed class OpenProject : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly DocumentId _user;
    private readonly bool _usesModels;
    private Solution _solution;
    private int _edits;

    private OpenProject(string name, bool usesModels)
    {
        Name = name;
        _usesModels = usesModels;
        ProjectId = ProjectId.CreateNewId();
        _solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            ProjectId, VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: EditorFiles.Options, parseOptions: EditorFiles.Parse, metadataReferences: EditorFiles.References));
        _user = DocumentId.CreateNewId(ProjectId);
        _solution = _solution.AddDocument(_user, "User.cs", EditorFiles.UserCode(0, usesModels), filePath: "/user/User.cs");
    }

    public string Name { get; }

    private ProjectId ProjectId { get; }

    /// <summary>The document that a schema edit changes, with its text for each number; null without models.</summary>
    private (DocumentId Id, Func<int, SourceText> Text)? Edited { get; set; }

    /// <summary>A project without models.</summary>
    public static OpenProject Empty() => new("none", usesModels: false);

    /// <summary>The models as ordinary documents, one for each.</summary>
    public static OpenProject WithFiles(IReadOnlyList<(string Name, string Text)> sources)
    {
        var project = new OpenProject("files", usesModels: true);
        foreach (var (name, text) in sources)
        {
            var id = DocumentId.CreateNewId(project.ProjectId);
            project._solution = project._solution.AddDocument(id, name, SourceText.From(text, System.Text.Encoding.UTF8), filePath: "/models/" + name);
            if (text.Contains($" record {EditorFiles.EditedRecord} ", StringComparison.Ordinal))
            {
                // The same change in the generated source: the documentation and the limit of the first property.
                project.Edited = (id, number => SourceText.From(text.Replace("Length(", $"Length({number}", StringComparison.Ordinal) + $"// {number}\n", System.Text.Encoding.UTF8));
            }
        }

        return project;
    }

    /// <summary>The models from their schemas, by the generator.</summary>
    /// <param name="files">The schemas.</param>
    /// <param name="onlyUsed">Whether the project sets <c>TypedModels</c> to <c>used</c>.</param>
    public static OpenProject WithGenerator(EditorFiles files, bool onlyUsed = false)
    {
        var project = new OpenProject(onlyUsed ? "used" : "generator", usesModels: true);
        foreach (var (path, text) in files.Schemas)
        {
            var id = DocumentId.CreateNewId(project.ProjectId);
            project._solution = project._solution.AddAdditionalDocument(id, Path.GetFileName(path), SourceText.From(text, System.Text.Encoding.UTF8), filePath: path);
            if (path == files.EditedSchema)
            {
                project.Edited = (id, number => SourceText.From(text.Replace("\"prompt\": {", $"\"prompt\": {{ \"maxLength\": {5000 + number},", StringComparison.Ordinal), System.Text.Encoding.UTF8));
            }
        }

        project._solution = project._solution
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project.ProjectId), "Generated", SourceText.From(files.Configuration(onlyUsed ? "used" : ""), System.Text.Encoding.UTF8), filePath: files.ConfigurationPath)
            .AddAnalyzerReference(project.ProjectId, new AnalyzerFileReference(typeof(TypedGenerator).Assembly.Location, new Loader()));
        return project;
    }

    /// <summary>From a key in the user's file to that file's semantic model and diagnostics.</summary>
    /// <returns>Milliseconds.</returns>
    public Task<double> KeystrokeAsync() => TimedAsync(_solution.WithDocumentText(_user, EditorFiles.UserCode(++_edits, _usesModels)));

    /// <summary>From a changed schema to the user's file's semantic model and diagnostics.</summary>
    /// <returns>Milliseconds.</returns>
    public Task<double> SchemaEditAsync() => Edited is not { } edited ? Task.FromResult(0.0)
        : TimedAsync(_solution.GetAdditionalDocument(edited.Id) is null
            ? _solution.WithDocumentText(edited.Id, edited.Text(++_edits))
            : _solution.WithAdditionalDocumentText(edited.Id, edited.Text(++_edits)));

    public Task<double> FirstModelAsync() => TimedAsync(_solution);

    /// <summary>Name and text of each generated source.</summary>
    public async Task<IReadOnlyList<(string Name, string Text)>> GeneratedAsync()
    {
        var sources = new List<(string, string)>();
        foreach (var document in await _solution.GetProject(ProjectId)!.GetSourceGeneratedDocumentsAsync())
        {
            sources.Add((document.HintName, (await document.GetTextAsync()).ToString()));
        }

        return sources;
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<double> TimedAsync(Solution next)
    {
        var clock = Stopwatch.StartNew();
        var model = (await next.GetDocument(_user)!.GetSemanticModelAsync())!;
        var problems = model.GetDiagnostics();
        var time = clock.Elapsed.TotalMilliseconds;
        if (problems.Any(problem => problem.Severity == DiagnosticSeverity.Error))
        {
            throw new InvalidOperationException($"{Name}: {problems.First(problem => problem.Severity == DiagnosticSeverity.Error)}");
        }

        _solution = next;
        return time;
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => typeof(TypedGenerator).Assembly;
    }
}
