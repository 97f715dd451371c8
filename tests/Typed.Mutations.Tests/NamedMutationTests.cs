using Typed.Mutations;
using Typed.Mutations.Named;

namespace Typed.MutationsTests;

/// <summary>The files that describe areas and named mutations.</summary>
public sealed class NamedMutationTests
{
    private static readonly NamedMutation s_mutation = new("journal/one", "A.cs", "runtime", "a < b", "a <= b", []);

    [Fact]
    public void The_text_is_replaced_once() => Assert.Equal("return a <= b;", s_mutation.Apply("return a < b;"));

    [Theory]
    [InlineData("return a > b;")]
    [InlineData("return a < b || a < b;")]
    public void A_text_that_is_missing_or_stands_twice_is_an_error(string source) =>
        Assert.Equal("journal/one: A.cs does not contain the text to replace exactly once.", Assert.Throws<MutationException>(() => s_mutation.Apply(source)).Message);

    [Theory]
    [InlineData("*.FencingTests", "Typed.ClusterTests.FencingTests", true)]
    [InlineData("*.FencingTests", "Typed.ClusterTests.FencingTestsToo", false)]
    [InlineData("Typed.A.*", "TypedXA.B", false)]
    public void A_star_stands_for_any_text(string pattern, string name, bool fits) => Assert.Equal(fits, Area.IsMatch(pattern, name));

    [Fact]
    public void Each_area_names_files_that_exist()
    {
        var repository = Area.FindRepository();
        Assert.NotEmpty(Area.Names(repository));
        Assert.All(Area.Names(repository), name => Assert.NotEmpty(Area.Read(repository, name).Files));
    }

    [Fact]
    public void An_unknown_area_is_an_error_that_lists_the_areas()
    {
        var repository = Area.FindRepository();
        var message = Assert.Throws<MutationException>(() => Area.Read(repository, "nothing")).Message;
        Assert.StartsWith("There is no area 'nothing': ", message, StringComparison.Ordinal);
        Assert.Contains("journal", message, StringComparison.Ordinal);
    }
}
