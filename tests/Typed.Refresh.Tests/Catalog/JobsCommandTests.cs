using Typed.Refresh.Commands;
using Typed.Tracking;

namespace Typed.RefreshTests.Catalog;

/// <summary><c>typed jobs</c> on a file journal.</summary>
public sealed class JobsCommandTests : JobsCommandContract
{
    protected override IReadOnlyList<string> Journal => ["--journal", JournalFolder];

    private string JournalFolder => Path.Combine(Folder.Root, "journal");

    [Fact]
    public async Task A_journal_that_is_missing_or_named_twice_is_an_error()
    {
        Assert.Equal(ExitCodes.Error, await Tool.RunAsync("jobs", "list", "--journal", Folder.Root));
        Assert.Equal(ExitCodes.Error, await Tool.RunAsync("jobs", "list", "--journal", Folder.Root, "--postgres", "Host=127.0.0.1"));
        Assert.Equal(ExitCodes.Error, await Tool.RunAsync("jobs", "list", "--postgres", "Password=secret;Nonsense=1"));
        Assert.DoesNotContain("secret", Tool.Error, StringComparison.Ordinal);
    }

    protected override IJobJournal Make() => new FileJobJournal(JournalFolder);

    protected override async Task AssertNoTraceAsync(string text)
    {
        var content = await File.ReadAllTextAsync(Path.Combine(JournalFolder, "jobs.journal"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(content);
        Assert.DoesNotContain(text, content, StringComparison.Ordinal);
    }
}
