using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Tests.Kit;

namespace Typed.Generator.Tests.Models;

public sealed class RepositoryTests
{
    private static int ModelCount { get; } = RepositorySchemas.All().Count(file => file.Path.Contains("/models/", StringComparison.Ordinal));

    [Fact]
    public void All_models_compile_without_a_diagnostic()
    {
        var run = new LivingDriver().Add(RepositorySchemas.All()).Run();

        Assert.Empty(run.Report());
        Assert.Equal(ModelCount, run.Sources.Keys.Count(name => name.EndsWith("Params.g.cs", StringComparison.Ordinal)));
        run.Compile();
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Output_is_the_same_in_any_culture_and_file_order(string culture)
    {
        var expected = new LivingDriver().Add(RepositorySchemas.All()).Run().Sources;

        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            var actual = new LivingDriver().Add([.. RepositorySchemas.All().Reverse()]).Run().Sources;
            Assert.Equal(expected.OrderBy(source => source.Key, StringComparer.Ordinal), actual.OrderBy(source => source.Key, StringComparer.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_broken_file_is_one_located_error_and_the_others_are_still_there()
    {
        var files = RepositorySchemas.All();
        var at = Array.FindIndex(files, file => file.Path.EndsWith("models/veo3__fast.json", StringComparison.Ordinal));
        var whole = files[at].GetText(TestContext.Current.CancellationToken).ToString();
        files[at] = new InMemoryFile(files[at].Path, whole.Replace("\"prompt\": {", "\"prompt\" {", StringComparison.Ordinal), "creatify");

        var run = new LivingDriver().Add(files).Run();

        var lines = whole.Split('\n');
        var line = Array.FindIndex(lines, text => text.Contains("\"prompt\": {", StringComparison.Ordinal)) + 1;
        var column = lines[line - 1].IndexOf(':', StringComparison.Ordinal) + 2;
        var errors = run.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.Single(errors);
        Assert.Contains($"TYP0001 veo3__fast.json({line},{column - 1 + 1}) This file is not valid JSON: '{{' stands where a colon is expected", run.Report());
        Assert.Equal(ModelCount - 1, run.Sources.Keys.Count(name => name.EndsWith("Params.g.cs", StringComparison.Ordinal)));
        run.Compile();
    }

    [Fact]
    public void The_name_rule_gives_the_names_of_the_design()
    {
        var names = new LivingDriver().Add(RepositorySchemas.All()).Run().Sources.Keys;

        Assert.Contains("Creatify.KlingV16ProImageToVideoParams.g.cs", names);
        Assert.Contains("Creatify.Veo31FastParams.g.cs", names);
        Assert.Contains("Creatify.Wan25PreviewTextToVideoParams.g.cs", names);
    }

    [Fact]
    public void The_kling_record_is_what_the_design_shows()
    {
        var driver = new LivingDriver(LanguageVersion.CSharp12).Add(RepositorySchemas.All()).Code(
            """
            using Typed;
            using Typed.Models.Creatify;
            public static class Consumer
            {
                public static KlingV16ProImageToVideoParams Request() => new()
                {
                    Prompt = "A man walking through snow",
                    ImageUrl = "https://example.com/snow.jpg",
                    Duration = KlingV16ProImageToVideoDuration.Seconds10,
                };
                public static KlingV16ProImageToVideoDuration Later(int seconds) => KlingV16ProImageToVideoDurations.FromSeconds(seconds);
                public static BytedanceSeedreamV4EditParams Sizes(string[] images) => new() { Prompt = "x", ImageUrls = images, ImageSize = (1024, 768) };
                public static BytedanceSeedreamV4EditParams Preset() => new() { Prompt = "x", ImageUrls = ["https://example.com/a.png"], ImageSize = BytedanceSeedreamV4EditImageSizePreset.Auto4K };
                public static FluxProV11UltraParams Open() => new() { Prompt = "x", AspectRatio = "5:4" };
            }
            """);

        driver.Run().Compile();
    }
}
