using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Refactorings;

namespace Typed.Analyzers.Tests.Refactorings;

/// <summary>What the refactoring offers at "$$" in a project that uses the records of another.</summary>
internal static class SchemaOffers
{
    public const string Unix = "/repo/schemas/acme/models/film.json";

    public const string Records =
        """
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "acme/film", Schema = "schemas/acme/models/film.json")]
        public sealed partial record FilmParams
        {
            [Param("prompt")] public string Prompt { get; init; } = "";
            public int Other { get; init; }
        }

        [Model("acme", "acme/bare")]
        public sealed partial record BareParams { [Param("prompt")] public string Prompt { get; init; } = ""; }
        """;

    public static Task<List<CodeAction>> OffersAsync(OpeningWorkspace workspace, string expression, params string[] paths)
    {
        var project = AddTest(new SnippetProject { AdditionalReferences = { References.Runtime } }, workspace, expression, out var caret);
        var owner = WithFiles(project.Solution.AddProject("Acme", "Acme", LanguageNames.CSharp), paths)
            .WithMetadataReferences([.. References.Platform, References.Runtime])
            .WithCompilationOptions(project.CompilationOptions!)
            .AddDocument("Models.g.cs", Records).Project;
        return OffersAsync(workspace, owner.Solution.AddProjectReference(project.Id, new ProjectReference(owner.Id)), project.Id, caret);
    }

    public static async Task<List<CodeAction>> OffersAsync(OpeningWorkspace workspace, Solution solution, ProjectId id, int caret)
    {
        workspace.Set(solution);
        var document = workspace.CurrentSolution.GetProject(id)!.Documents.Single(candidate => candidate.Name == "Test.cs");
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(compilation!.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var offers = new List<CodeAction>();
        await new GoToSchemaRefactoringProvider().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(caret, 0), offers.Add, TestContext.Current.CancellationToken));
        return offers;
    }

    public static Project AddTest(SnippetProject state, OpeningWorkspace workspace, string expression, out int caret)
    {
        var code = $"using Acme;\nstatic class Test\n{{\n    static object Keep(FilmParams film) => film;\n    static object M(FilmParams film) => {expression};\n}}\n";
        caret = code.IndexOf("$$", StringComparison.Ordinal);
        state.Sources.Add(("Test.cs", code.Remove(caret, 2)));
        return state.CreateProject(workspace);
    }

    public static Project WithFiles(Project project, params string[] paths) =>
        paths.Aggregate(project, (owner, path) => owner.AddAdditionalDocument(Path.GetFileName(path), "{}", filePath: path).Project);
}
