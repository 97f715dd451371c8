using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        using var workspace = new AdhocWorkspace();
        var state = new TestState { LanguageVersion = LanguageVersion.CSharp13 };
        state.Sources.Add(("Consumer.cs", Code));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models]);

        var found = (await AnalyzerRun.DiagnosticsAsync(state.CreateProject(workspace), AnalyzerRun.All)).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

        var finding = Assert.Single(found);
        Assert.Equal("TYP1001", finding.Id);
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal("7", Code.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Contains(finding.GetMessage(CultureInfo.InvariantCulture), await SampleLogAsync(), StringComparison.Ordinal);
        Assert.Equal(
            "'kling-video/v1.6/pro/image-to-video' does not take a duration of 7 s; allowed: 5, 10", finding.GetMessage(CultureInfo.InvariantCulture));
    }

    private static async Task<string> SampleLogAsync()
    {
        await using var stream = typeof(ShippedModelsTests).Assembly.GetManifestResourceStream("docs/ci-log.md")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
