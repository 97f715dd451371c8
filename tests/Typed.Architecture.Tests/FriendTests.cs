using System.Text.RegularExpressions;

namespace Typed.Architecture.Tests;

/// <summary>A product uses the public API of another product, or compiles a file of it. Only tests see internals.</summary>
public sealed partial class FriendTests
{
    [Fact]
    public void No_product_sees_the_internals_of_another() => KnownList.Check(
        "known-friends.txt",
        from project in Project.All
        from text in project.Files().Select(file => file.Text).Append(File.ReadAllText(Path.Combine(Repository.Root, project.Folder, Path.GetFileName(project.Folder) + ".csproj")))
        from friend in FriendsOf(text)
        where !IsTest(friend)
        select $"{project.Assembly}: {friend}",
        "InternalsVisibleTo names tests only.");

    [Theory]
    [InlineData("""<InternalsVisibleTo Include="Typed.One" /><InternalsVisibleTo  Include="typed"/>""", "Typed.One", "typed")]
    [InlineData("""<InternalsVisibleTo Include="Typed.One;Typed.Two" />""", "Typed.One", "Typed.Two")]
    [InlineData("""[assembly: InternalsVisibleTo("Typed.One")]""", "Typed.One")]
    [InlineData("""[assembly: System.Runtime.CompilerServices.InternalsVisibleToAttribute("Typed.One, PublicKey=00")]""", "Typed.One")]
    [InlineData("""<ProjectReference Include="Typed.One" />""")]
    public void A_friend_is_found(string text, params string[] friends) => Assert.Equal(friends, FriendsOf(text));

    [Theory]
    [InlineData("Typed.Runtime.Tests", true)]
    [InlineData("Typed.Tracking.Crash", true)]
    [InlineData("Typed.Cluster", false)]
    [InlineData("typed", false)]
    public void A_test_is_recognized(string friend, bool isTest) => Assert.Equal(isTest, IsTest(friend));

    // From a project file or an attribute in the code.
    private static IEnumerable<string> FriendsOf(string text) => Friend().Matches(text)
        .SelectMany(match => match.Groups[1].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(friend => friend.Split(',')[0]);

    private static bool IsTest(string friend) =>
        Directory.Exists(Path.Combine(Repository.Root, "tests", friend)) || Directory.Exists(Path.Combine(Repository.Root, "benchmarks", friend));

    [GeneratedRegex(@"InternalsVisibleTo(?:Attribute)?\s*(?:Include=|\()\s*""([^""]+)""")]
    private static partial Regex Friend();
}
