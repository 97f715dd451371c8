using Typed.DocsTests.Code;
using Typed.DocsTests.Markdown;

namespace Typed.DocsTests;

/// <summary>Every C# block of every page compiles with the using lines it shows, and reports exactly the diagnostics that it names.</summary>
public sealed class CodeBlockTests
{
    public static TheoryData<string> PagesWithCode => [.. Repository.Pages.Where(page => BlockReader.Read(page).Any(block => block.IsCSharp))];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public async Task Page_compiles(string page)
    {
        var problems = new List<string>();
        var messages = new List<string>();
        foreach (var block in BlockReader.Read(page).Where(block => block.IsCSharp))
        {
            var snippet = await Snippet.CompileAsync(block, TestContext.Current.CancellationToken);
            problems.AddRange(snippet.Problems());
            messages.AddRange(snippet.Diagnostics.Select(diagnostic => $"{Mark.Of(diagnostic, 0).Severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}"));
        }

        problems.AddRange(MessageText.Problems(page, messages));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
