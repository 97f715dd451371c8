using Typed.Refresh.Commands;
using Typed.Refresh.Files;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

/// <summary>A command replaces its output file as a whole: a program that has the old file open still reads all of it.</summary>
public sealed class OutputFileTests
{
    [Theory]
    [InlineData("render", "--template", "prices", "--output", "out.txt")]
    [InlineData("export", "--as", "dto", "--output", "out.txt")]
    [InlineData("catalog", "--output", "out.txt")]
    public async Task A_reader_of_the_old_file_sees_it_unchanged(params string[] args)
    {
        using var folder = ScratchFolder.With("hoox");
        var path = Path.Combine(folder.Root, "out.txt");
        await File.WriteAllTextAsync(path, "the old content", TestContext.Current.CancellationToken);
        using var old = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1));
        using var tool = new Tool { Directory = folder.Root };

        await tool.ExpectAsync(ExitCodes.Fine, args);

        Assert.Equal("the old content", await old.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("the old content", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFiles(folder.Root, "out.txt*"));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        using var folder = ScratchFolder.With("hoox");
        var path = Path.Combine(folder.Root, "jobs.csv");
        await File.WriteAllTextAsync(path, "the old content", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DurableFile.ReplaceQuicklyAsync<int>(path, async writer =>
        {
            await writer.WriteLineAsync("half of the");
            throw new InvalidOperationException("The journal cannot be read any further.");
        }));

        Assert.Equal("the old content", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.EnumerateFiles(folder.Root, "jobs.csv*"));
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_nothing_else()
    {
        using var folder = ScratchFolder.With("hoox");
        var path = Path.Combine(folder.Root, "out.txt");
        Directory.CreateDirectory(path);

        Assert.ThrowsAny<Exception>(() => DurableFile.ReplaceQuickly(path, "new"u8));

        Assert.Empty(Directory.EnumerateFiles(folder.Root, "out.txt*"));
    }
}
