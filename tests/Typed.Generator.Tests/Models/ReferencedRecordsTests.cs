using Microsoft.CodeAnalysis;
using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;

namespace Typed.Generator.Tests.Models;

/// <summary>The same schemas in a library and in a project that references it.</summary>
public sealed class ReferencedRecordsTests
{
    private static readonly InMemoryFile s_one = InMemoryFile.Model("one", """ "duration": { "enum": ["5s"] } """);

    [Fact]
    public void Records_of_a_referenced_assembly_are_not_generated_again()
    {
        var run = new LivingDriver().Reference(Library()).Add(s_one)
            .Code("class Test { object M() => Typed.Models.Acme.AcmeCatalog.Models.Models.Count + new Typed.Models.Acme.OneParams { Duration = Typed.Models.Acme.OneDuration.Seconds5 }.ToJson(); }")
            .Run();

        Assert.Equal(
            ["TYP0020 (1,1) Records of 'acme' are in the referenced assembly 'Library' already, so they are not generated again; set TypedIncludeSchemas to false in this project, or set TypedNamespace to have records of its own"],
            run.Report());
        Assert.Empty(run.Sources);
        run.Compile();
    }

    [Fact]
    public void Other_records_of_the_provider_are_generated()
    {
        var run = new LivingDriver().Reference(Library()).Add(s_one, InMemoryFile.Model("two", ""))
            .Code("class Test { object M() => new Typed.Models.Acme.OneParams().ToJson() + new Typed.Models.Acme.TwoParams().ToJson(); }")
            .Run();

        Assert.StartsWith("TYP0020", Assert.Single(run.Report()), StringComparison.Ordinal);
        Assert.Equal(["Acme.Catalog.g.cs", "Acme.TwoParams.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        run.Compile();
    }

    [Theory]
    [InlineData("TypedVisibility", "internal", "", "")]
    [InlineData("", "", "TypedNamespace", "Shop.Models")]
    public void What_is_not_in_the_way_is_generated(string option, string value, string ownOption, string ownValue)
    {
        var run = new LivingDriver().Reference(Library((option, value))).Options((ownOption, ownValue)).Add(s_one).Run();

        Assert.Empty(run.Report());
        Assert.Contains("Acme.OneParams.g.cs", run.Sources.Keys);
        run.Compile();
    }

    /// <summary>For example the tests of two apps, each of which has the records that its own code names.</summary>
    [Fact]
    public void Records_of_several_referenced_assemblies_are_not_generated_again()
    {
        InMemoryFile[] models = [s_one, InMemoryFile.Model("two", ""), InMemoryFile.Model("three", "")];
        CompilationReference App(string name, string record) => new LivingDriver().Options((OptionNames.Models, "used")).Add(models)
            .Code($"public class {name} {{ public static string Send(Typed.Models.Acme.{record} request) => request.ToJson(); }}").Run().Compile().WithAssemblyName(name).ToMetadataReference();
        var run = new LivingDriver().Options((OptionNames.Models, "used")).Reference(App("Shop", "OneParams")).Reference(App("Worker", "TwoParams")).Add(models)
            .Code("class Test { string M() => Shop.Send(new Typed.Models.Acme.OneParams()) + Worker.Send(new Typed.Models.Acme.TwoParams()) + new Typed.Models.Acme.ThreeParams().ToJson(); }").Run();

        Assert.Equal(["'Shop'", "'Worker'"], run.Report().Select(report => report.Split(' ').First(word => word is "'Shop'" or "'Worker'")));
        Assert.Equal(["Acme.Catalog.g.cs", "Acme.ModelNames.g.cs", "Acme.ThreeParams.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
        run.Compile();
    }

    [Fact]
    public void Generated_code_does_not_warn_about_a_class_that_project_and_library_both_have()
    {
        static LivingDriver Project() => new LivingDriver().Options((OptionNames.Models, "used"), (OptionNames.AllModels, "Shop.Everything")).Add(s_one, InMemoryFile.Model("two", ""));
        var library = Project().Code("public class Library { public static Typed.Models.Acme.OneParams One() => new(); }").Run();
        var app = Project().Reference(library.Compile().WithAssemblyName("Library").ToMetadataReference()).Code("class App { string Two() => new Typed.Models.Acme.TwoParams().ToJson(); }").Run();

        Assert.Contains("AllModels.g.cs", app.Sources.Keys);
        app.Compile();
    }

    private static CompilationReference Library(params (string Name, string Value)[] options) =>
        new LivingDriver().Options(options).Add(s_one).Run().Compile().WithAssemblyName("Library").ToMetadataReference();
}
