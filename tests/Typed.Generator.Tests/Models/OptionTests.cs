using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Typed.Generator.Tests.Kit;
using Typed.Schema.Generation;

namespace Typed.Generator.Tests.Models;

public sealed class OptionTests
{
    [Fact]
    public void Only_the_wanted_providers_and_models_are_generated()
    {
        var run = new LivingDriver().Options(("TypedProviders", "creatify"), ("TypedModels", "veo3*, kling-video/*/image-to-video"))
            .Add(InMemoryFile.Model("veo3", "")).Add(RepositorySchemas.All()).Run();

        Assert.Empty(run.Report());
        Assert.Equal(11 + 1, run.Sources.Count);
        Assert.Contains("Creatify.Veo31FastParams.g.cs", run.Sources.Keys);
        Assert.Contains("Creatify.KlingV16ProImageToVideoParams.g.cs", run.Sources.Keys);
        Assert.DoesNotContain("Creatify.KlingV16ProTextToVideoParams.g.cs", run.Sources.Keys);
        run.Compile();
    }

    [Fact]
    public void Namespace_visibility_and_names_are_the_projects()
    {
        var run = new LivingDriver()
            .Options(("TypedNamespace", "Shop.Media"), ("TypedVisibility", "internal"), ("TypedModelNames", "acme/one=Uno"))
            .Add(
                InMemoryFile.Model("acme/one", """ "duration": { "enum": ["5s"] }, "size": { "anyOf": [{ "type": "string" }, { "type": "object", "properties": { "w": { "type": "integer" } } }] }, "r": { "anyOf": [{ "enum": ["a"] }, { "type": "string" }] } """),
                InMemoryFile.Model("acme/two", ""))
            .Code("""
                namespace App;
                internal static class Consumer
                {
                    internal static Shop.Media.Acme.UnoParams One() => new() { Duration = Shop.Media.Acme.UnoDurations.FromSeconds(5), R = "b", Size = "s" };
                    internal static Typed.ModelCatalog All => Shop.Media.Acme.AcmeCatalog.Models;
                }
                """)
            .Run();

        var types = run.Compile().GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().ToList();
        Assert.Contains(types, type => type.Name == "UnoParams");
        Assert.DoesNotContain(types, type => type.DeclaredAccessibility == Accessibility.Public && type.ContainingType is null);
    }

    [Fact]
    public void A_class_with_all_providers_is_there_where_it_is_asked_for_and_is_not_computed_again_for_an_edit_within_a_model()
    {
        var driver = new LivingDriver().Options(("TypedAllModels", "Shop.Everything"))
            .Add(InMemoryFile.Model("acme/one", """ "a": { "type": "string" } """)).Add(RepositorySchemas.All())
            .Code("internal static class Consumer { internal static Typed.ModelCatalogs All => Shop.Everything.Catalogs; }");
        var run = driver.Run();

        Assert.Contains("""
                global::Typed.Models.Acme.AcmeCatalog.Models,
            """.Trim(), run.Sources["AllModels.g.cs"], StringComparison.Ordinal);
        Assert.Contains("global::Typed.Models.Creatify.CreatifyCatalog.Models,", run.Sources["AllModels.g.cs"], StringComparison.Ordinal);
        run.Compile();
        Assert.DoesNotContain("AllModels.g.cs", new LivingDriver().Add(InMemoryFile.Model("acme/one", "")).Run().Sources.Keys);

        var edited = driver.Replace(InMemoryFile.Model("acme/one", """ "b": { "type": "string" } """)).Run();
        Assert.All(edited.Reasons(TrackingNames.AllCatalogs), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void An_option_that_is_not_understood_is_named_and_the_default_is_used()
    {
        var run = new LivingDriver().Options(("TypedNamespace", "a.1b"), ("TypedVisibility", "private"), ("TypedModelNames", "x=1, class"), ("TypedAllModels", "NoNamespace"))
            .Add(InMemoryFile.Model("x", "")).Run();

        Assert.Equal(5, run.Report().Length);
        Assert.All(run.Report(), report => Assert.StartsWith("TYP0013 (1,1)", report, StringComparison.Ordinal));
        Assert.Contains("namespace Typed.Models.Acme", run.Source("XParams"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unrelated_setting_computes_nothing_again()
    {
        var driver = new LivingDriver().Add(RepositorySchemas.All());
        driver.Run();

        var run = driver.Options(("Unrelated", "1")).Run();

        foreach (var step in TrackingNames.All)
        {
            Assert.All(run.Reasons(step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step} {reason}"));
        }
    }

    [Fact]
    public void The_targets_make_visible_what_the_code_reads()
    {
        var props = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "build", "Typed.Generator.props"));

        Assert.Equal(
            OptionNames.Properties.Order(StringComparer.Ordinal),
            props.Descendants("CompilerVisibleProperty").Select(item => item.Attribute("Include")!.Value).Order(StringComparer.Ordinal));
        Assert.Contains($"build_property.{OptionNames.IsEditor} = true", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "build", "Typed.Editor.globalconfig")), StringComparison.Ordinal);
        Assert.Equal(OptionNames.ProviderMetadata, Assert.Single(props.Descendants("CompilerVisibleItemMetadata")).Attribute("MetadataName")!.Value);
    }
}
