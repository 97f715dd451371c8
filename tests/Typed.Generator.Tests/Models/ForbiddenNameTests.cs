using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

/// <summary>Names that a project asks for and C# or an assembly does not take: told, and not used.</summary>
public sealed class ForbiddenNameTests
{
    public static TheoryData<string, string> Options => new()
    {
        // Namespaces beside which the types of the runtime or of the framework could not be seen.
        { "TypedNamespace", "Typed" },
        { "TypedNamespace", "Typed.ModelParams" },
        { "TypedNamespace", "System" },
        { "TypedNamespace", string.Join(".", Enumerable.Repeat("Abcdefghi", 150)) },
        { "TypedModelNames", "m=" + new string('M', 3000) },
        { "TypedAllModels", "Typed.ModelCatalogs" },
        { "TypedAllModels", "Typed.Models" },
        { "TypedAllModels", "Typed.Models.ModelParams" },
        { "TypedAllModels", "Typed.Models.ModelParams.MParams" },
        { "TypedAllModels", "Shop.Catalogs" },
        { "TypedAllModels", "Shop.record" },
        { "TypedAllModels", "Shop.required" },
        { "TypedAllModels", "Shop.file" },
        { "TypedAllModels", "Shop." + new string('A', 2000) },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void A_name_that_would_not_compile_is_told_and_not_used(string option, string value)
    {
        var run = new LivingDriver().Options((option, value)).Add(Model("model-params")).Run();

        Assert.StartsWith("TYP0013 (1,1) The property " + option, Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.Single(run.LoadAll());
    }

    [Theory]
    [InlineData("TypedNamespace", "Typed.Models.Mine")]
    [InlineData("TypedNamespace", "TypedShop")]
    [InlineData("TypedAllModels", "Typed.Models.Everything")]
    [InlineData("TypedAllModels", "Shop.All")]
    public void A_name_beside_those_is_used(string option, string value)
    {
        var run = new LivingDriver().Options((option, value)).Add(Model("acme")).Run();

        Assert.Empty(run.Report());
        Assert.Single(run.LoadAll());
    }

    [Fact]
    public void A_provider_of_a_name_longer_than_an_assembly_takes_is_told()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("m", ""), new InMemoryFile("schemas/acme/provider.json", $$"""{ "name": "{{new string('N', 3000)}}" }""")).Run();

        Assert.StartsWith("TYP0015 provider.json(1,11)", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.Single(run.LoadAll());
    }

    [Fact]
    public void All_names_of_three_bytes_a_letter_and_too_long_compile()
    {
        string Long(char c) => new(c, 3000);
        var run = new LivingDriver().Options(("TypedNamespace", new string('漢', 80))).Add(new InMemoryFile(
            "schemas/acme/models/q.json",
            $$"""
            { "model": "{{Long('漢')}}", "kind": "k", "input_schema": { "properties": { "{{Long('漢')}}": { "type": "object", "properties": {
              "{{Long('字')}}": { "anyOf": [{ "type": "string" }, { "type": "object", "properties": { "{{Long('語')}}_duration": { "enum": [5, 10] } } }] } } } } } }
            """,
            Long('漢'))).Run();

        Assert.Empty(run.Report());
        Assert.Single(run.LoadAll());
    }

    private static InMemoryFile Model(string provider) => new("schemas/p/models/m.json", """{ "model": "m", "kind": "k", "input_schema": { "properties": { "duration": { "enum": [5], "default": 5 } } } }""", provider);
}
