using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.Refactorings;

namespace Typed.Analyzers.Tests.Refactorings;

public sealed class GoToSchemaTests
{
    private const string Unix = "/repo/schemas/acme/models/film.json";

    private const string Records =
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

    [Theory]
    [InlineData("new Film$$Params { Prompt = \"x\" }")]
    [InlineData("new $$FilmParams()")]
    [InlineData("new FilmParams$$()")]
    [InlineData("new Acme.FilmParams$$()")]
    [InlineData("new System.Collections.Generic.List<Film$$Params>()")]
    [InlineData("new FilmParams { Pro$$mpt = \"x\" }")]
    [InlineData("new FilmParams { Prompt$$ = \"x\" }")]
    [InlineData("film with { $$Prompt = \"x\" }")]
    [InlineData("film.$$Prompt")]
    [InlineData("Keep(n$$ew())")]
    public async Task Opens_the_file(string expression)
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var offer = Assert.Single(await OffersAsync(workspace, expression, Unix));

        Assert.Equal("Go to the schema of acme/film", offer.Title);
        Assert.Empty(await offer.GetPreviewOperationsAsync(TestContext.Current.CancellationToken));
        Assert.Empty(workspace.Opened);
        var operation = Assert.Single(await offer.GetOperationsAsync(TestContext.Current.CancellationToken));
        operation.Apply(workspace, TestContext.Current.CancellationToken);
        Assert.Equal([(Unix, true)], workspace.Opened);
    }

    // A path of the other system, and one that is only as long as the attribute's.
    [Theory]
    [InlineData("C:\\repo\\schemas\\acme\\models\\film.json")]
    [InlineData("schemas/acme/models/film.json")]
    public async Task Finds_the_file(string path)
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        Assert.Single(await OffersAsync(workspace, "new Film$$Params()", "/repo/schemas/acme/models/other.json", path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "/repo/schemas/acme/models/other.json")]
    [InlineData(true, "/repo/my-schemas/acme/models/film.json")]
    [InlineData(true, "/repo/schemas/acme/models/film.json.bak")]
    [InlineData(false, Unix)]
    public async Task Offers_nothing_that_does_nothing(bool canOpen, params string[] paths)
    {
        using var workspace = new OpeningWorkspace(canOpen);
        Assert.Empty(await OffersAsync(workspace, "new Film$$Params()", paths));
    }

    [Theory]
    [InlineData("new Bare$$Params()")]
    [InlineData("new System.Text.String$$Builder()")]
    [InlineData("new FilmParams { Oth$$er = 1 }")]
    [InlineData("new FilmParams { Prompt = \"$$x\" }")]
    [InlineData("new FilmParams $$ { Prompt = \"x\" }")]
    [InlineData("fi$$lm")]
    public async Task Offers_nothing_elsewhere(string expression)
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        Assert.Empty(await OffersAsync(workspace, expression, Unix));
    }

    // Where the record is in the project itself, or comes as a compiled file of a project of the solution.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Finds_the_project(bool isOwn)
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var state = new SnippetProject { AdditionalReferences = { References.Runtime } };
        if (isOwn)
        {
            state.Sources.Add(("Models.g.cs", Records));
        }
        else
        {
            state.AdditionalReferences.Add(References.Compile("Acme", Records, LanguageVersion.CSharp13, References.Runtime));
        }

        var project = AddTest(state, workspace, "new Film$$Params()", out var caret);
        var owner = isOwn ? project : project.Solution.AddProject("Elsewhere", "Acme", LanguageNames.CSharp);
        Assert.Single(await OffersAsync(workspace, WithFiles(owner, Unix).Solution, project.Id, caret));
    }

    // The name of the tag is not public. A host that cannot run the operation looks for it.
    [Fact]
    public async Task Bears_the_tag_that_language_servers_leave_out()
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var offer = Assert.Single(await OffersAsync(workspace, "new Film$$Params()", Unix));

        var tag = typeof(CodeAction).GetField("RequiresNonDocumentChange", BindingFlags.Static | BindingFlags.NonPublic)!.GetRawConstantValue();
        Assert.Equal([tag], offer.Tags);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_not_opened()
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var offer = Assert.Single(await OffersAsync(workspace, "new Film$$Params()", Unix));
        workspace.Set(workspace.CurrentSolution.Projects.Single(project => project.Name == "Acme").RemoveAdditionalDocument(
            workspace.CurrentSolution.Projects.SelectMany(project => project.AdditionalDocumentIds).Single()).Solution);

        (await offer.GetOperationsAsync(TestContext.Current.CancellationToken)).Single().Apply(workspace, TestContext.Current.CancellationToken);

        Assert.Empty(workspace.Opened);
    }

    private static Task<List<CodeAction>> OffersAsync(OpeningWorkspace workspace, string expression, params string[] paths)
    {
        var project = AddTest(new SnippetProject { AdditionalReferences = { References.Runtime } }, workspace, expression, out var caret);
        var owner = WithFiles(project.Solution.AddProject("Acme", "Acme", LanguageNames.CSharp), paths)
            .WithMetadataReferences([.. References.Platform, References.Runtime])
            .WithCompilationOptions(project.CompilationOptions!)
            .AddDocument("Models.g.cs", Records).Project;
        return OffersAsync(workspace, owner.Solution.AddProjectReference(project.Id, new ProjectReference(owner.Id)), project.Id, caret);
    }

    private static async Task<List<CodeAction>> OffersAsync(OpeningWorkspace workspace, Solution solution, ProjectId id, int caret)
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

    private static Project AddTest(SnippetProject state, OpeningWorkspace workspace, string expression, out int caret)
    {
        var code = $"using Acme;\nstatic class Test\n{{\n    static object Keep(FilmParams film) => film;\n    static object M(FilmParams film) => {expression};\n}}\n";
        caret = code.IndexOf("$$", StringComparison.Ordinal);
        state.Sources.Add(("Test.cs", code.Remove(caret, 2)));
        return state.CreateProject(workspace);
    }

    private static Project WithFiles(Project project, params string[] paths) =>
        paths.Aggregate(project, (owner, path) => owner.AddAdditionalDocument(Path.GetFileName(path), "{}", filePath: path).Project);
}
