using Typed.DocsTests.Markdown;
using Typed.DocsTests.Shell;

namespace Typed.DocsTests;

/// <summary>The commands of the pages run, and sessions show what the tool really writes.</summary>
public sealed class ShellBlockTests
{
    public static TheoryData<string> PagesWithCommands => [.. Repository.Pages.Where(page => BlockReader.Read(page).Any(block => block.IsShell || block.IsSession))];

    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public async Task Commands_run(string page)
    {
        var problems = new List<string>();
        foreach (var block in BlockReader.Read(page))
        {
            await using var session = block.IsShell || block.IsSession ? await ShellSession.StartAsync(TestContext.Current.CancellationToken) : null;
            problems.AddRange(session is null ? [] : block.IsShell ? await CommandProblemsAsync(block, session) : await SessionProblemsAsync(block, session));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static async Task<List<string>> CommandProblemsAsync(Block block, ShellSession session)
    {
        var problems = new List<string>();
        foreach (var command in ShellCommand.In(block.Text))
        {
            if ((await session.RunAsync(command, TestContext.Current.CancellationToken)).Problem is { } problem)
            {
                problems.Add($"{block.Page}({block.Line + command.Line}): {command.Text}: {problem}");
            }
        }

        return problems;
    }

    private static async Task<List<string>> SessionProblemsAsync(Block block, ShellSession session)
    {
        var problems = new List<string>();
        foreach (var part in SessionPart.In(block.Text))
        {
            var (output, _) = await session.RunAsync(new ShellCommand(part.Line, part.Command, 0), TestContext.Current.CancellationToken);
            if (!part.Matches(output))
            {
                problems.Add($"{block.Page}({block.Line + part.Line}): {part.Command} writes\n{output}");
            }
        }

        return problems;
    }
}
