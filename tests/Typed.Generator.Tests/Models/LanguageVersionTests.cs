using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>The project's language version: records are made for those that have what they are made of, and the others are told.</summary>
public sealed class LanguageVersionTests
{
    private const string Properties = """
        "duration": { "enum": [5, 10], "default": 5 }, "e": { "anyOf": [{ "enum": ["a"] }, { "type": "string" }], "default": "a" }, "l": { "type": "array", "items": { "enum": ["x", "y"] }, "default": ["x"] },
        "u": { "anyOf": [{ "type": "string" }, { "type": "object", "properties": { "width": { "type": "integer" }, "height": { "type": "integer" } } }] }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public void An_older_language_is_told_and_no_record_is_made(LanguageVersion version, string shown)
    {
        var run = new LivingDriver(version).Options(("TypedAllModels", "Shop.All")).Add(InMemoryFile.Model("one", Properties)).Run();

        Assert.Equal([$"TYP0013 (1,1) The property LangVersion has the value '{shown}', which is not 11 or newer (no records are generated); it is not used"], run.Report());
        Assert.Empty(run.Sources);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.Preview)]
    public void The_oldest_and_the_newest_compile(LanguageVersion version)
    {
        var run = new LivingDriver(version).Add(InMemoryFile.Model("one", Properties)).Run();

        Assert.Empty(run.Report());
        Assert.Single(run.LoadAll());
    }

    [Fact]
    public void A_project_without_schemas_is_told_nothing() =>
        Assert.Empty(new LivingDriver(LanguageVersion.CSharp10).Run().Report());
}
