using Typed.DocsTests.Code;
using Typed.DocsTests.Markdown;
using Typed.DocsTests.Shell;

namespace Typed.DocsTests;

/// <summary>The checks of this project fail on what they are for.</summary>
public sealed class KitTests
{
    private const string Right = "using Typed.Models.Creatify;\nvar request = new Veo31FastParams { Prompt = \"Snow\" };";

    [Theory]
    [InlineData(Right)]
    [InlineData("#:package Typed.Models@0.1.0\n" + Right)]
    [InlineData("var request = new Veo31FastParams { Prompt = \"Snow\" };", "CS0246")]
    [InlineData("using Typed.Models.Creatify;\nvar request = new Veo31FastParams { Promt = \"Snow\" };", "CS0117", "CS9035")]
    [InlineData("using Typed.Models.Creatify;\nvar duration = (Veo31Duration)7;", "error TYP1001 is reported")]
    [InlineData("using Typed.Models.Creatify;\nvar duration = (Veo31Duration)7;  // error TYP1001")]
    [InlineData("using Typed.Models.Creatify;\nvar duration = (Veo31Duration)7;  // warning TYP1001", "says warning TYP1001", "error TYP1001 is reported")]
    [InlineData("using Typed.Models.Creatify;\nvar duration = (Veo31Duration)8;  // error TYP1001", "says error TYP1001")]
    [InlineData("using Typed.Models.Acme;\nvar request = new TalkParams { Voice = \"Anna\" };", "error TYP1009 is reported")]
    public async Task Broken_code_is_found(string code, params string[] problems)
    {
        var found = (await Snippet.CompileAsync(new Block("page.md", 1, "csharp", code), TestContext.Current.CancellationToken)).Problems();

        Assert.Equal(problems.Length, found.Count);
        Assert.All(problems, problem => Assert.Contains(found, text => text.Contains(problem, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_the_page_supplies_counts_only_for_its_block()
    {
        var blocks = BlockReader.Parse("page.md", "<!-- given: string url -->\n```csharp\nConsole.WriteLine(url);\n```\n\n```csharp\nConsole.WriteLine(url);\n```\n");

        Assert.Empty((await Snippet.CompileAsync(blocks[0], TestContext.Current.CancellationToken)).Problems());
        Assert.Contains("page.md(7): error CS0103", Assert.Single((await Snippet.CompileAsync(blocks[1], TestContext.Current.CancellationToken)).Problems()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typed show veo3.1", false)]
    [InlineData("typed show veo3.9", true)]
    [InlineData("typed show veo3.9   # exit code 2", false)]
    [InlineData("typed shows veo3.1", true)]
    [InlineData("dotnet add package Typed.Models --prerelease", false)]
    [InlineData("dotnet add package Typed.Model", true)]
    [InlineData("dotnet run --project samples/Quickstart", false)]
    [InlineData("dotnet run --project samples/Quickstarts", true)]
    [InlineData("dotnet build -t:RefreshSchema", true)]
    [InlineData("curl localhost:5080/_emulator/state", false)]
    [InlineData("curl localhost:5080/_emulator/stat", true)]
    [InlineData("dotnet run --project samples/Quickstart -- --port 5080", false)]
    [InlineData("tests/conformance/check", false)]
    [InlineData("tests/conformance/checks", true)]
    [InlineData("rm -rf /", true)]
    public async Task Broken_command_is_found(string line, bool isBroken)
    {
        await using var session = await ShellSession.StartAsync(TestContext.Current.CancellationToken);
        var (_, problem) = await session.RunAsync(Assert.Single(ShellCommand.In(line)), TestContext.Current.CancellationToken);

        Assert.Equal(isBroken, problem is not null);
    }

    [Theory]
    [InlineData("one\ntwo\n", "one\ntwo", true)]
    [InlineData("one\ntwo\n", "one\nthree", false)]
    [InlineData("one\ntwo\nthree", "one\n…\nthree", true)]
    [InlineData("one\ntwo\nthree", "one\n…", true)]
    [InlineData("one, two", "one, …", true)]
    [InlineData("one\ntwo", "one", false)]
    public void Output_is_compared(string written, string shown, bool matches) =>
        Assert.Equal(matches, new SessionPart(0, "typed", shown).Matches(written));

    [Theory]
    [InlineData("[page](docs/README.md)", false)]
    [InlineData("[page](docs/READMEE.md)", true)]
    [InlineData("[heading](docs/README.md#reference)", false)]
    [InlineData("[heading](docs/README.md#references)", true)]
    [InlineData("[web](https://example.com/none)", false)]
    public void Broken_link_is_found(string markdown, bool isBroken) =>
        Assert.Equal(isBroken, Links.In(markdown).Any(link => Links.Problem("README.md", link) is not null));
}
