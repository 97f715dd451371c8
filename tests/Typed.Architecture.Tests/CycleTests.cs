using System.Reflection;

namespace Typed.Architecture.Tests;

/// <summary>Namespaces do not use each other in circles. The file of known circles lists those that are left, and it may only get shorter.</summary>
public sealed class CycleTests
{
    // Each line: the assembly, then a group of namespaces that use each other.
    private static readonly ILookup<string, string> s_known = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "known-circles.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .ToLookup(line => line[..line.IndexOf(':', StringComparison.Ordinal)], line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..], StringComparer.Ordinal);

    [Theory]
    [InlineData("Typed.Schema")]
    [InlineData("Typed.Generator")]
    [InlineData("Typed.Analyzers")]
    [InlineData("Typed.Emulator")]
    [InlineData("Typed.Runtime")]
    [InlineData("typed")]
    public void Every_circle_of_namespaces_is_a_known_one(string name)
    {
        var circles = NamespaceGraph.Of(Assembly.Load(name)).Cycles();

        if (!circles.SequenceEqual(s_known[name]))
        {
            // A group that got smaller is progress: shorten its line. One that grew, or is new, is not.
            Assert.Fail($"The circles of {name} are not those of known-circles.txt. They are now:\n{string.Join("\n", circles.Select(circle => $"{name}: {circle}"))}");
        }
    }

    [Fact]
    public void A_circle_is_found() => Assert.Equal(
        ["Typed.Architecture.Tests.Samples.A Typed.Architecture.Tests.Samples.B Typed.Architecture.Tests.Samples.C"],
        NamespaceGraph.Of(typeof(CycleTests).Assembly).Cycles());
}
