using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;
using static Typed.Analyzers.Tests.Refactorings.SchemaOffers;

namespace Typed.Analyzers.Tests.Refactorings;

public sealed class GoToSchemaTests
{
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
        Assert.Equal("Typed.GoToSchema", offer.EquivalenceKey);
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
    [InlineData("(FilmParams?$$ )film")]
    [InlineData("new System.Collections.Generic.List<\n    $$    FilmParams>()")]
    [InlineData("n$$ew FilmParams()")]
    public async Task Offers_nothing_elsewhere(string expression)
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        Assert.Empty(await OffersAsync(workspace, expression, Unix));
    }

    // The attribute's path in the style of the other system, or of a whole path; a file whose name is only as long.
    [Theory]
    [InlineData("schemas\\\\acme\\\\film.json", "/repo/schemas/acme/film.json", true)]
    [InlineData("schemas\\\\acme\\\\film.json", "C:\\repo\\schemas\\acme\\film.json", true)]
    [InlineData("/acme/film.json", "/repo/schemas/acme/film.json", true)]
    [InlineData("acme/film.json", "/repo/schemas/acme/cite.json", false)]
    [InlineData("acme/film.json", "/repo/schemas/fine/film.json", false)]
    public async Task Compares_whole_segments(string schema, string path, bool isFound)
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var project = AddTest(new SnippetProject { AdditionalReferences = { References.Runtime } }, workspace, "new Film$$Params()", out var caret);
        var own = project.AddDocument("Models.g.cs", Records.Replace("schemas/acme/models/film.json", schema, StringComparison.Ordinal)).Project;
        Assert.Equal(isFound ? 1 : 0, (await OffersAsync(workspace, WithFiles(own, path).Solution, project.Id, caret)).Count);
    }

    // A project for each of two targets: the one that the record comes from has the file.
    [Fact]
    public async Task Finds_the_project_among_those_of_one_name()
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var project = AddTest(new SnippetProject { AdditionalReferences = { References.Runtime } }, workspace, "new Film$$Params()", out var caret);
        var before = project.Solution.AddProject("Acme(net8.0)", "Acme", LanguageNames.CSharp);
        var owner = WithFiles(before.Solution.AddProject("Acme(net10.0)", "Acme", LanguageNames.CSharp), Unix)
            .WithMetadataReferences([.. References.Platform, References.Runtime]).WithCompilationOptions(project.CompilationOptions!).AddDocument("Models.g.cs", Records).Project;
        Assert.Single(await OffersAsync(workspace, owner.Solution.AddProjectReference(project.Id, new ProjectReference(owner.Id)), project.Id, caret));
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
        // Another one of the same name is of no account.
        Assert.Single(await OffersAsync(workspace, WithFiles(owner, Unix).Solution.AddProject("Last", "Acme", LanguageNames.CSharp).Solution, project.Id, caret));
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
    public async Task Nothing_is_opened_where_files_are_no_longer_opened()
    {
        using var workspace = new OpeningWorkspace(canOpen: true);
        var offer = Assert.Single(await OffersAsync(workspace, "new Film$$Params()", Unix));
        workspace.CanOpen = false;

        (await offer.GetOperationsAsync(TestContext.Current.CancellationToken)).Single().Apply(workspace, TestContext.Current.CancellationToken);

        Assert.Empty(workspace.Opened);
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
}
