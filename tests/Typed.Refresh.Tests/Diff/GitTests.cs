using Typed.Refresh.Commands;
using Typed.Refresh.Diff.States;
using Typed.RefreshTests.Kit;
using Typed.Tests.Kit;

namespace Typed.RefreshTests.Diff;

public sealed class GitTests
{
    private static readonly string[] s_person = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];

    public GitTests() => Assert.SkipWhen(Programs.Find("git") is null, "Git is not installed.");

    [Fact]
    public async Task The_working_tree_is_compared_with_the_last_commit()
    {
        using var folder = await RepositoryAsync();
        using var unchanged = new Tool { Directory = folder.Root };
        await unchanged.ExpectAsync(ExitCodes.Fine, "diff", "--exit-code");
        Assert.StartsWith("HEAD → the working tree: no change", unchanged.Output, StringComparison.Ordinal);

        AcmeSchemas.WriteNew(folder, "acme/");
        using var changed = new Tool { Directory = folder.Root };
        await changed.ExpectAsync(ExitCodes.Drift, "diff", "--exit-code");
        Assert.StartsWith("HEAD → the working tree: 2 breaking, 1 default changed, 1 price changed, 2 widened, 1 documentation", changed.Output, StringComparison.Ordinal);
        using var without = new Tool { Directory = folder.Root };
        await without.ExpectAsync(ExitCodes.Fine, "diff");
    }

    // Paths are the repository's, wherever the command runs.
    [Fact]
    public async Task Two_commits_are_compared_from_a_folder_below()
    {
        using var folder = await RepositoryAsync();
        await GitAsync(folder, "tag", "v1");
        AcmeSchemas.WriteNew(folder, "acme/");
        await GitAsync(folder, [.. s_person, "commit", "-qam", "two"]);
        // What is not committed is in neither.
        folder.Write("acme/models/other.json", AcmeSchemas.Model("other", "\"5\"", "5", "x", "y"));
        Directory.CreateDirectory(Path.Combine(folder.Root, "src"));
        using var tool = new Tool { Directory = Path.Combine(folder.Root, "src") };

        await tool.ExpectAsync(ExitCodes.Fine, "diff", "acme", "--schemas", "../schemas", "--from", "v1", "--to", "HEAD", "--format", "github");

        Assert.Contains("::error file=schemas/acme/models/film.json,line=9,", tool.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("other", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_the_commit_does_not_have_is_all_new()
    {
        using var folder = await RepositoryAsync();
        AcmeSchemas.WriteOld(folder, "../elsewhere/acme/");
        using var tool = new Tool { Directory = folder.Root };

        await tool.ExpectAsync(ExitCodes.Fine, "diff", "--schemas", "elsewhere");

        Assert.Contains("acme film: the model was added", tool.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_was_deleted_is_all_gone()
    {
        using var folder = await RepositoryAsync();
        Directory.Delete(folder.Schemas, recursive: true);
        using var tool = new Tool { Directory = folder.Root };

        await tool.ExpectAsync(ExitCodes.Fine, "diff");

        Assert.Contains("acme film: the model was removed", tool.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output=owned")]
    [InlineData("-h")]
    [InlineData("nonsense")]
    [InlineData("HEAD:schemas")]
    [InlineData("HEAD\n--all")]
    [InlineData("$(touch owned)")]
    [InlineData("; touch owned")]
    public async Task What_is_no_commit_is_an_error_and_no_option(string reference)
    {
        using var folder = await RepositoryAsync();
        var before = folder.Snapshot();
        using var tool = new Tool { Directory = folder.Root };

        await tool.ExpectAsync(ExitCodes.Error, "diff", $"--from={reference}");

        Assert.Contains("commit", tool.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Snapshot());
    }

    [Fact]
    public async Task What_cannot_be_read_or_found_is_named()
    {
        using var folder = await RepositoryAsync();
        folder.Write("acme/models/film.json", "{ \"model\": ");
        using var broken = new Tool { Directory = folder.Root };
        await broken.ExpectAsync(ExitCodes.Error, "diff");
        Assert.StartsWith("error: schemas/acme/models/film.json(1,", broken.Error, StringComparison.Ordinal);

        using var unknown = new Tool { Directory = folder.Root };
        await unknown.ExpectAsync(ExitCodes.Error, "diff", "nobody", "--from", "HEAD", "--to", "HEAD");
        Assert.Contains("nobody", unknown.Error, StringComparison.Ordinal);

        using var lonely = new ScratchFolder();
        using var outside = new Tool { Directory = lonely.Root };
        await outside.ExpectAsync(ExitCodes.Error, "diff");
        Assert.Contains("not in a Git repository", outside.Error, StringComparison.Ordinal);
    }

    private static async Task<ScratchFolder> RepositoryAsync()
    {
        var folder = new ScratchFolder();
        AcmeSchemas.WriteOld(folder, "acme/");
        await GitAsync(folder, "init", "-q");
        await GitAsync(folder, "add", "-A");
        await GitAsync(folder, [.. s_person, "commit", "-qm", "one"]);
        return folder;
    }

    private static async Task GitAsync(ScratchFolder folder, params string[] arguments) =>
        Assert.NotNull(await GitProcess.RunAsync(folder.Root, null, TestContext.Current.CancellationToken, arguments));
}
