using System.Globalization;
using System.Text.RegularExpressions;

namespace Typed.OwnProviderTests;

/// <summary>The page about an own provider is about the code that is tested here.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void The_adapter_has_as_many_lines_as_the_page_says()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "own-provider.md"));
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "AcmeProvider.cs")).Length;
        Assert.Equal(lines, int.Parse(Count().Match(page).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"AcmeProvider\.cs\): (\d+) lines")]
    private static partial Regex Count();
}
