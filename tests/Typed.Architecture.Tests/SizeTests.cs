namespace Typed.Architecture.Tests;

/// <summary>A file has one idea, and few have more than 200 lines.</summary>
public sealed class SizeTests
{
    private const int MaxLines = 200;

    [Fact]
    public void Files_are_short() => KnownList.Check(
        "known-long-files.txt",
        from project in Project.All
        from file in project.Files()
        where file.Lines > MaxLines
        select $"{project.Folder}/{file.Path}",
        $"A file of the product has at most {MaxLines} lines.");
}
