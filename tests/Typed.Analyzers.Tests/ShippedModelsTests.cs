using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests;

/// <summary>From the schema to the error: a consumer of the shipped models, with all analyzers.</summary>
public sealed class ShippedModelsTests
{
    [Fact]
    public async Task A_duration_of_7_seconds_does_not_compile()
    {
        const string Code =
            """
            using Typed.Models.Creatify;

            static class Consumer
            {
                public static object Request() => new KlingV16ProImageToVideoParams
                {
                    Prompt = "A man walking through snow",
                    ImageUrl = "https://example.com/snow.jpg",
                    Duration = (KlingV16ProImageToVideoDuration)7,
                };
            }
            """;
        var state = new SnippetProject();
        state.Sources.Add(("Consumer.cs", Code));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models]);

        var found = (await AnalyzerRun.DiagnosticsAsync(await state.CreateProjectAsync(), AnalyzerRun.All)).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

        var finding = Assert.Single(found);
        Assert.Equal("TYP1001", finding.Id);
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal("7", Code.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Contains(finding.GetMessage(CultureInfo.InvariantCulture), await SampleLogAsync(), StringComparison.Ordinal);
        Assert.Equal(
            "'kling-video/v1.6/pro/image-to-video' does not take a duration of 7 s; allowed: 5, 10", finding.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <summary>One request for each shape that another provider's records have and Creatify's do not.</summary>
    [Theory]
    [InlineData("new VoiceGenerationParams { Text = \"x\", Speed = {|TYP1005:3|} }")]
    [InlineData("new VoiceGenerationParams { Text = {|TYP1007:\"\"|} }")]
    [InlineData("new VideoGenerationAutoParams { Prompt = \"x\", Duration = {|TYP1005:20|}, CharacterReferences = [{|TYP1014:\"a.png\"|}] }")]
    [InlineData("new ImageGenerationDallE3Params { Model = (ImageGenerationDallE3Model){|TYP1004:7|}, Prompt = \"x\", Size = \"1792x1024\" }")]
    [InlineData("new ChartToVideoParams { ChartData = new ChartToVideoChartData { Type = (ChartToVideoChartDataType){|TYP1004:9|}, Labels = [], Datasets = [] } }")]
    [InlineData("new {|TYP2003:ChartToVideoParams|} { Title = \"neither picture nor data\" }")]
    [InlineData("new VideoGenerationBatchParams { Prompts = {|TYP1011:[]|} }")]
    [InlineData("new VideoGenerationBatchParams { Prompts = [new VideoGenerationBatchPromptsItem { Prompt = \"x\", ImageUrl = {|TYP1014:\"a.png\"|} }] }")]
    [InlineData("new GptImage2Params { Prompt = \"x\", ModelSettings = new GptImage2ModelSettings { Quality = (GptImage2ModelSettingsQuality){|TYP1004:9|} } }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = MediaInput.FromUrl({|TYP1014:\"a.mp4\"|}) }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = MediaInput.FromAsset(\"a\"), GenerationCount = {|TYP1005:5|} }")]
    [InlineData("new GptImage2Params { Prompt = \"x\", References = {|TYP1011:[A, A, A, A, A, A, A, A, A, A, A]|} }")]
    public async Task Records_of_the_other_providers(string request)
    {
        var markup = MarkupSource.Parse(
            $$"""
            using Typed;
            using Typed.Models.CreativeAI;
            using Typed.Models.Hoox;

            static class Consumer
            {
                static readonly MediaInput A = MediaInput.FromAsset("a");
                public static object Request() => {{request}};
            }
            """);
        var state = new SnippetProject();
        state.Sources.Add(("Consumer.cs", markup.Text));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models]);

        var found = (await AnalyzerRun.DiagnosticsAsync(await state.CreateProjectAsync(), AnalyzerRun.All)).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Equal(markup.Expected, found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)));
    }

    private static async Task<string> SampleLogAsync()
    {
        await using var stream = typeof(ShippedModelsTests).Assembly.GetManifestResourceStream("docs/ci-log.md")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
