using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>A model whose end is announced says so on its record, for the analyzers.</summary>
public sealed class DeprecatedModelTests
{
    [Fact]
    public void The_announcement_and_the_replacement_stand_on_the_record()
    {
        var run = new LivingDriver().Add(Model("""{ "statement": "until 2026-12-31", "replacement": "two", "source": "s" }""")).Run();

        Assert.Empty(run.Report());
        Assert.Contains("""Deprecated = "until 2026-12-31", Replacement = "two")]""", run.Source("OneParams"), StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("true")]
    [InlineData("""{ "replacement": "two" }""")]
    public void An_announcement_that_says_nothing_is_located(string deprecated) => Assert.Equal(
        ["TYP0002 one.json(1,51) This is not a model file: \"deprecated\" must have a \"statement\", such as a day"],
        new LivingDriver().Add(Model(deprecated)).Run().Report());

    private static InMemoryFile Model(string deprecated) => new(
        "schemas/acme/models/one.json", $$"""{ "model": "one", "kind": "x_to_y", "deprecated": {{deprecated}}, "input_schema": { "properties": { } } }""");
}
