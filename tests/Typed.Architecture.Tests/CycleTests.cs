using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>Folders do not use each other in circles. The file of known circles lists those that are left, and it may only get shorter.</summary>
public sealed class CycleTests
{
    // Each line: the assembly, then a group of folders that use each other.
    private static readonly ILookup<string, string> s_known = KnownList.Lines("known-circles.txt")
        .ToLookup(line => line[..line.IndexOf(':', StringComparison.Ordinal)], line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..], StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Project.Compiled), MemberType = typeof(Project))]
    public void Every_circle_of_folders_is_a_known_one(string folder)
    {
        var project = Project.Named(folder);
        var graph = FolderGraph.Of(Assembly.Load(project.Assembly), SourceFolders.Of(project.Files()));
        var circles = graph.Cycles();

        if (!circles.SequenceEqual(s_known[project.Assembly]))
        {
            // A group that got smaller is progress: shorten its line. One that grew, or is new, is not.
            Assert.Fail($"The circles of {project.Assembly} are not those of known-circles.txt. They are now:\n{string.Join("\n", circles.Select(circle => $"{project.Assembly}: {circle}\n  {string.Join("\n  ", graph.UsesWithin(circle))}"))}");
        }
    }

    [Fact]
    public void A_circle_is_found()
    {
        // The three types of the sample, as if each were in a folder of its own.
        SourceFile[] files = [Sample("A", "First"), Sample("B", "Second"), Sample("C", "Third")];

        var graph = FolderGraph.Of(typeof(CycleTests).Assembly, SourceFolders.Of(files));

        Assert.Equal(["A B C"], graph.Cycles());
        Assert.Contains("A -> B: First -> Second", graph.UsesWithin("A B C"));
    }

    private static SourceFile Sample(string folder, string type) =>
        new($"{folder}/{type}.cs", $"namespace Typed.Architecture.Tests.Samples.{folder};\ninternal sealed class {type};\n");
}
