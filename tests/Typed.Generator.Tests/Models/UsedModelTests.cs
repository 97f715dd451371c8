using Microsoft.CodeAnalysis;
using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;

namespace Typed.Generator.Tests.Models;

/// <summary><c>TypedModels=used</c>: the models that the code names.</summary>
public sealed class UsedModelTests
{
    private const string Properties = """ "duration": { "type": "string", "enum": ["5", "10"], "default": "5" } """;

    [Theory]
    [InlineData("class C { object One() => new Typed.Models.Acme.OneParams(); }")]
    [InlineData("using static Typed.Models.Acme.OneDuration; class C { object One() => Seconds5; }")]
    [InlineData("using Alias = Typed.Models.Acme.OneParams; class C { Alias One() => new(); }")]
    [InlineData("class C { string One => nameof(Typed.Models.Acme.OneParams); }")]
    [InlineData("class C { object One(string json) => System.Text.Json.JsonSerializer.Deserialize<Typed.Models.Acme.OneParams>(json)!; }")]
    [InlineData("namespace Typed.Models.Acme { public sealed partial record OneParams { public int More => 1; } }")]
    [InlineData("class C { static Typed.Models.Acme.@OneParams? Make() => null; object? One() { var one = Make(); return one?.Duration; } }")]
    [InlineData("/// <see cref=\"Typed.Models.Acme.OneParams\"/>\nclass C;")]
    [InlineData("class C { string One => \"one\"; }")]
    [InlineData(""" class C { string One => "{\"model_name\":\"one\",\"input_params\":{}}"; } """)]
    [InlineData(""" class C { string One(int at) => $"{{\"model_name\":\"one\",\"at\":{at}}}"; } """)]
    [InlineData(""" class C { string One => @"{""model_name"":""one""}"; } """)]
    public void A_model_is_generated_if_the_code_names_it_in_any_way(string code)
    {
        var run = Driver().Code(code).Run();

        Assert.Equal(["Acme.Catalog.g.cs", "Acme.OneParams.g.cs"], Written(run));
        Assert.Contains("OneParams.Info,", run.Sources["Acme.Catalog.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("TwoParams", run.Sources["Acme.Catalog.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Report());
        run.Compile();
    }

    [Theory]
    [InlineData("class C { string One => \"one more\"; object OneParam => 1; object OneParamss => 2; }")]
    [InlineData("class C { object? one() => null; }")]
    [InlineData(""" class C { string One => "\\one\\" + "a\"\"" + "\"on\"e\"" + "\""; } """)]
    public void Other_texts_name_no_model(string code) => Assert.Empty(Written(Driver().Code(code).Run()));

    /// <summary>One type of each record stands for it, a different one in each run, until each type of each record did.</summary>
    [Fact]
    public void Each_type_of_a_record_names_it()
    {
        var all = new LivingDriver().Add(RepositorySchemas.All()).Run();
        var types = all.Compile().GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>()
            .Where(type => type.ContainingType is null && type.Locations[0].SourceTree!.FilePath.EndsWith("Params.g.cs", StringComparison.Ordinal))
            .GroupBy(type => type.Locations[0].SourceTree!.FilePath, type => type.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        for (var turn = 0; types.Values.Any(names => names.Length > turn); turn++)
        {
            var expected = types.Where(file => file.Value.Length > turn).ToArray();
            var run = new LivingDriver().Options((OptionNames.Models, "used")).Add(RepositorySchemas.All()).Code("// " + string.Join(' ', expected.Select(file => file.Value[turn]))).Run();

            Assert.Empty(expected.Select(file => file.Key).Except(run.Sources.Keys));
        }
    }

    [Fact]
    public void A_model_whose_name_begins_with_another_models_name_is_another_model()
    {
        var run = Driver().Add(InMemoryFile.Model("one-fast", Properties)).Code("class C { object Fast() => new Typed.Models.Acme.OneFastParams(); }").Run();

        Assert.Equal(["Acme.Catalog.g.cs", "Acme.OneFastParams.g.cs"], Written(run));
    }

    [Theory]
    [InlineData("class C { object All => Typed.Models.Acme.AcmeCatalog.Models; }", "")]
    [InlineData("class C { object All => Shop.Everything.Catalogs; }", "Shop.Everything")]
    public void Code_that_names_a_catalog_may_use_any_model(string code, string allModels)
    {
        var run = new LivingDriver().Options((OptionNames.Models, "used"), (OptionNames.AllModels, allModels)).Add(Models()).Code(code).Run();

        Assert.Equal(3, run.Sources.Keys.Count(name => name.EndsWith("Params.g.cs", StringComparison.Ordinal)));
        run.Compile();
    }

    [Fact]
    public void The_class_with_all_catalogs_has_those_that_exist()
    {
        var zeta = new InMemoryFile("schemas/zeta/models/z.json", """{ "model": "z", "kind": "text_to_video", "input_schema": { "type": "object", "properties": { } } }""", "zeta");
        var run = new LivingDriver().Options((OptionNames.Models, "used"), (OptionNames.AllModels, "Shop.Everything")).Add(Models()).Add(zeta)
            .Code("class C { object One() => new Typed.Models.Acme.OneParams(); }").Run();

        Assert.Contains("AcmeCatalog.Models", run.Sources["AllModels.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("ZetaCatalog", run.Sources["AllModels.g.cs"], StringComparison.Ordinal);
        run.Compile();
    }

    [Theory]
    [InlineData("Pages/Index.razor", "@code { private Typed.Models.Acme.TwoParams? _two; }")]
    [InlineData("Pages/Index.cshtml", "@model Typed.Models.Acme.TwoParams")]
    [InlineData("Pages/Main.XAML", "<ObjectDataProvider><x:Type TypeName=\"acme:TwoDuration\" /></ObjectDataProvider>")]
    [InlineData("Pages/Main.axaml", "<UserControl x:DataType=\"acme:TwoParams\" />")]
    public void A_page_names_models_too(string path, string text)
    {
        var run = Driver().Add(new InMemoryFile(path, text, provider: "")).Run();

        Assert.Contains("Acme.TwoParams.g.cs", run.Sources.Keys);
        Assert.DoesNotContain("Acme.OneParams.g.cs", run.Sources.Keys);
    }

    [Fact]
    public void A_project_generates_what_it_names_beside_the_records_that_a_referenced_project_names()
    {
        var library = Driver().Code("public class Library { public static Typed.Models.Acme.OneParams One() => new(); }").Run();
        var app = Driver().Reference(library.Compile().WithAssemblyName("Library").ToMetadataReference())
            .Code("class App { string One() => Library.One().ToJson() + new Typed.Models.Acme.OneParams().ToJson() + new Typed.Models.Acme.TwoParams().ToJson(); }").Run();

        Assert.Equal(["Acme.Catalog.g.cs", "Acme.OneParams.g.cs"], Written(library));
        Assert.Equal(["Acme.Catalog.g.cs", "Acme.TwoParams.g.cs"], Written(app));
        Assert.StartsWith("TYP0020", Assert.Single(app.Report()), StringComparison.Ordinal);
        app.Compile();
    }

    /// <summary>The library has generated no record that its own code does not name, so the app cannot use it without the schema.</summary>
    [Fact]
    public void A_record_that_only_the_referencing_project_names_is_not_in_the_library()
    {
        var library = Driver().Code("public class Library { public static Typed.Models.Acme.OneParams One() => new(); }").Run().Compile();

        Assert.NotNull(library.GetTypeByMetadataName("Typed.Models.Acme.OneParams"));
        Assert.Null(library.GetTypeByMetadataName("Typed.Models.Acme.TwoParams"));
    }

    [Fact]
    public void Models_that_the_project_lists_are_generated_besides()
    {
        var run = new LivingDriver().Options((OptionNames.Models, "t*, used")).Add(Models()).Code("class C { object One() => new Typed.Models.Acme.OneParams(); }").Run();

        Assert.Equal(["Acme.Catalog.g.cs", "Acme.OneParams.g.cs", "Acme.ThreeParams.g.cs", "Acme.TwoParams.g.cs"], Written(run));
    }

    [Fact]
    public void An_unused_schema_is_checked_too()
    {
        var run = Driver().Add(new InMemoryFile("schemas/zeta/models/broken.json", "{", "zeta")).Add(InMemoryFile.Pricing(""" "nobody": { "rules": [{ "credits": 1 }] } """)).Run();

        Assert.Contains(run.Report(), report => report.StartsWith("TYP0001", StringComparison.Ordinal));
        Assert.Contains(run.Report(), report => report.Contains("'nobody'", StringComparison.Ordinal));
        Assert.Empty(Written(run));
    }

    [Fact]
    public void An_editor_knows_the_names_of_all_models_and_the_members_of_those_that_are_named()
    {
        var driver = new LivingDriver().Options((OptionNames.Models, "used"), (OptionNames.IsEditor, "true")).Add(Models())
            .Code("class C { object One() => new Typed.Models.Acme.OneParams { Duration = Typed.Models.Acme.OneDuration.Seconds10 }; }");
        var before = driver.Run();
        var types = before.Compile().GetSymbolsWithName(name => name.EndsWith("Params", StringComparison.Ordinal), SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().ToList();

        Assert.Equal(["OneParams", "ThreeParams", "TwoParams"], types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["OneParams"], types.Where(type => !type.IsAbstract).Select(type => type.Name));
        Assert.InRange(before.Source("TwoParams").Length, 1, 1_000);
        Assert.Contains("(\"acme\", \"two\"", before.Source("TwoParams"), StringComparison.Ordinal);

        var after = driver.Code("class D { object Two() => new Typed.Models.Acme.TwoParams { Duration = Typed.Models.Acme.TwoDuration.Seconds10 }; }").Run();
        after.Compile();
        Assert.Same(before.Texts["Acme.OneParams.g.cs"], after.Texts["Acme.OneParams.g.cs"]);
        Assert.Same(before.Texts["Acme.ThreeParams.g.cs"], after.Texts["Acme.ThreeParams.g.cs"]);
    }

    [Fact]
    public void Code_that_names_no_other_model_and_an_edit_of_an_unused_schema_write_nothing_again()
    {
        var driver = new LivingDriver().Options((OptionNames.Models, "used"), (OptionNames.IsEditor, "true")).Add(Models())
            .Code("class C { object One() => new Typed.Models.Acme.OneParams(); }");
        driver.Run();

        var typed = driver.Code("class D { object Again() => new Typed.Models.Acme.OneParams(); }").Run();
        AssertNothingModified(typed, TrackingNames.Used);
        AssertNothingModified(typed, TrackingNames.Models);

        var edited = driver.Replace(InMemoryFile.Model("two", """ "seed": { "type": "integer" } """)).Run();
        AssertNothingModified(edited, TrackingNames.Models);
    }

    [Fact]
    public void Without_the_setting_the_code_is_not_scanned() =>
        Assert.Null(Assert.Single(new LivingDriver().Add(Models()).Code("class C { object One() => new Typed.Models.Acme.OneParams(); }").Run().Values(TrackingNames.Used)));

    private static void AssertNothingModified(GeneratorRun run, string step) =>
        Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} {reason}"));

    // The names of all models are always written, for the analyzers: UsedByDefaultTests.
    private static IEnumerable<string> Written(GeneratorRun run) =>
        run.Sources.Keys.Where(name => !name.EndsWith(".ModelNames.g.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static LivingDriver Driver() => new LivingDriver().Options((OptionNames.Models, "used")).Add(Models());

    private static InMemoryFile[] Models() => [InMemoryFile.Model("one", Properties), InMemoryFile.Model("two", Properties), InMemoryFile.Model("three", Properties)];
}
