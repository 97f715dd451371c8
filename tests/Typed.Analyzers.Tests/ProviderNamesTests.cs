using System.Reflection;

namespace Typed.Analyzers.Tests;

/// <summary>Rules know attributes and shapes, never a provider: one that nobody has heard of is checked the same way.</summary>
public sealed class ProviderNamesTests
{
    private static readonly Assembly s_self = typeof(ProviderNamesTests).Assembly;

    public static TheoryData<string> Sources => [.. s_self.GetManifestResourceNames().Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal))];

    [Fact]
    public void All_sources_are_here() => Assert.True(Sources.Count > 100);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Source_names_no_provider(string source)
    {
        using var stream = s_self.GetManifestResourceStream(source)!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();

        Assert.All(
            ["creatify", "hoox", "creativeai", "\"references\"", "ApiKey\"", "ApiId\""],
            name => Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase));
    }
}
