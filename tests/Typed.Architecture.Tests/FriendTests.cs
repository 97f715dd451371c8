using System.Text.RegularExpressions;

namespace Typed.Architecture.Tests;

/// <summary>A product uses the public API of another product, or compiles a file of it. Only tests see internals.</summary>
public sealed partial class FriendTests
{
    [Fact]
    public void No_product_sees_the_internals_of_another() => KnownList.Check(
        "known-friends.txt",
        from project in Project.All
        from friend in FriendsOf(File.ReadAllText(Path.Combine(Repository.Root, project.Folder, Path.GetFileName(project.Folder) + ".csproj")))
        where !IsTest(friend)
        select $"{project.Assembly}: {friend}",
        "InternalsVisibleTo names tests only.");

    [Fact]
    public void A_friend_is_found() =>
        Assert.Equal(["Typed.One", "typed"], FriendsOf("""<InternalsVisibleTo Include="Typed.One" /><InternalsVisibleTo  Include="typed"/>"""));

    [Theory]
    [InlineData("Typed.Runtime.Tests", true)]
    [InlineData("Typed.Tracking.Crash", true)]
    [InlineData("Typed.Cluster", false)]
    [InlineData("typed", false)]
    public void A_test_is_recognized(string friend, bool isTest) => Assert.Equal(isTest, IsTest(friend));

    private static IEnumerable<string> FriendsOf(string project) => Friend().Matches(project).Select(match => match.Groups[1].Value);

    private static bool IsTest(string friend) =>
        Directory.Exists(Path.Combine(Repository.Root, "tests", friend)) || Directory.Exists(Path.Combine(Repository.Root, "benchmarks", friend));

    [GeneratedRegex(@"InternalsVisibleTo\s+Include=""([^""]+)""")]
    private static partial Regex Friend();
}
