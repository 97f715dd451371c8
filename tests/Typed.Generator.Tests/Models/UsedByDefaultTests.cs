using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;

namespace Typed.Generator.Tests.Models;

/// <summary>An app with many models generates those that its code names, unless it asks for others.</summary>
public sealed class UsedByDefaultTests
{
    private const int Many = GeneratorOptions.MaxUnused + 1;
    private const string Code = "class C { static object One() => new Typed.Models.Acme.M1Params { A = \"b\" }; static void Main() { } }";

    [Theory]
    [InlineData("Exe")]
    [InlineData("WinExe")]
    [InlineData("AppContainerExe")]
    [InlineData("exe")]
    public void An_app_with_many_models(string output)
    {
        var run = App((OptionNames.OutputType, output)).Run();

        Assert.Equal(["M1Params"], Records(run));
        Assert.Equal("TYP0023 (1,1) The project has 101 models. Only those that its code names are generated, the default for an app with so many; "
            + "set TypedModels to '*' to generate all, or to 'used' to turn off this message", Assert.Single(run.Report()));
    }

    [Fact]
    public void A_project_with_internal_records_only()
    {
        var run = Project((OptionNames.OutputType, "Library"), (OptionNames.Visibility, "internal")).Run();

        Assert.Equal(["M1Params"], Records(run));
        Assert.Contains("the default for internal records with so many;", Assert.Single(run.Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_editor_has_all_members_of_all_models()
    {
        var run = App((OptionNames.IsEditor, "true")).Run();

        Assert.Equal(Many, Records(run).Count);
        Assert.NotEmpty(run.Compile().GetTypeByMetadataName("Typed.Models.Acme.M101Params")!.GetMembers("A"));
        Assert.DoesNotContain("Acme.ModelNames.g.cs", run.Sources.Keys);
        Assert.Empty(run.Report());
    }

    [Theory]
    [InlineData("*", Many)]
    [InlineData("used; *", Many)]
    [InlineData("m*", Many)]
    [InlineData("m1;m2", 2)]
    [InlineData("used;m2", 2)]
    [InlineData("used", 1)]
    public void The_project_decides_where_it_sets_the_option(string models, int generated)
    {
        var run = App((OptionNames.Models, models)).Run();

        Assert.Equal(generated, Records(run).Count);
        Assert.Empty(run.Report());
    }

    [Theory]
    [InlineData("Library", "public", Many)]
    [InlineData("winmdobj", "public", Many)]
    [InlineData("Exe", "public", Many - 1)]
    // Without a build, as in a test of the generator.
    [InlineData("", "public", Many)]
    [InlineData("", "internal", Many)]
    public void A_library_and_an_app_with_few_models_have_all(string output, string visibility, int models)
    {
        var run = new LivingDriver().Options((OptionNames.OutputType, output), (OptionNames.Visibility, visibility)).Add(Models(models)).Code(Code).Run();

        Assert.Equal(models, Records(run).Count);
        Assert.Empty(run.Report());
    }

    [Fact]
    public void All_models_are_not_a_selection_so_a_price_without_a_model_is_reported()
    {
        var run = new LivingDriver().Options((OptionNames.Models, "*")).Add(Models(1)).Add(InMemoryFile.Pricing(""" "nobody": { "rules": [{ "credits": 1 }] } """)).Run();

        Assert.StartsWith("TYP0007", Assert.Single(run.Report()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_does_not_generate_all_states_the_names_of_all()
    {
        var used = new LivingDriver().Options((OptionNames.Models, "used")).Add(InMemoryFile.Model("b/two", ""), InMemoryFile.Model("one", ""))
            .Code("class C { }");
        var before = used.Run();

        Assert.Contains("""[assembly: global::Typed.Constraints.ModelNames("acme", "b/two", "one")]""", before.Sources["Acme.ModelNames.g.cs"], StringComparison.Ordinal);
        // The compiler does not write the attribute.
        var compilation = before.Compile();
        Assert.Contains(compilation.Assembly.GetAttributes(), attribute => attribute.AttributeClass!.Name == "ModelNamesAttribute");
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken).Success);
        stream.Position = 0;
        var reference = CSharpCompilation.Create("Reader", references: [.. LivingDriver.References, MetadataReference.CreateFromStream(stream)]);
        var read = (IAssemblySymbol)reference.GetAssemblyOrModuleSymbol(reference.References.Last())!;
        Assert.NotEmpty(read.GetAttributes());
        Assert.DoesNotContain(read.GetAttributes(), attribute => attribute.AttributeClass!.Name == "ModelNamesAttribute");

        // The names do not depend on what the code uses.
        var after = used.Code("class D { object Two() => new Typed.Models.Acme.BTwoParams(); }").Run();
        Assert.Same(before.Texts["Acme.ModelNames.g.cs"], after.Texts["Acme.ModelNames.g.cs"]);
    }

    /// <summary>In an editor too: there, the records of other models have no members.</summary>
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void The_slots_and_lists_of_inputs_of_all_models_are_stated(string isEditor)
    {
        const string Input = """{ "type": "object", "properties": { "url": { "type": "string", "format": "uri" }, "asset_id": { "type": "string" }, "avatar_id": { "type": "string" } }, "oneOf": [{ "required": ["url"] }, { "required": ["asset_id"] }, { "required": ["avatar_id"] }] }""";
        var run = new LivingDriver().Options((OptionNames.Models, "used"), (OptionNames.IsEditor, isEditor)).Add(
            new InMemoryFile("schemas/acme/models/slots.json", """{ "model": "slots", "kind": "image_to_video", "slots": ["start", "end"], "input_schema": { "type": "object", "properties": { "start": { "type": "string" }, "end": { "type": "string" } } } }""", "acme"),
            InMemoryFile.Model("list", $$""" "references": { "type": "array", "items": {{Input}} }, "texts": { "type": "array", "items": { "type": "string" } } """)).Run();

        Assert.EndsWith("""ModelNames("acme", "list", "slots", Slots = new[] { "end", "start" }, InputLists = new[] { "references" })]""", run.Sources["Acme.ModelNames.g.cs"].TrimEnd(), StringComparison.Ordinal);
        run.Compile();
    }

    private static LivingDriver App(params (string Name, string Value)[] options) => Project([(OptionNames.OutputType, "Exe"), .. options]);

    private static LivingDriver Project(params (string Name, string Value)[] options) => new LivingDriver().Options(options).Add(Models(Many)).Code(Code);

    private static List<string> Records(GeneratorRun run) => [.. run.Compile()
        .GetSymbolsWithName(name => name.EndsWith("Params", StringComparison.Ordinal), SymbolFilter.Type, TestContext.Current.CancellationToken)
        .Select(type => type.Name)];

    private static InMemoryFile[] Models(int count) =>
        [.. Enumerable.Range(1, count).Select(number => InMemoryFile.Model(FormattableString.Invariant($"m{number}"), """ "a": { "type": "string" } """))];
}
