using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests;

/// <summary>Named input slots of the shipped models, seen by all analyzers in a consumer's code.</summary>
public sealed class ShippedSlotsTests
{
    [Theory]
    [InlineData("EndImage = MediaInput.FromAsset(\"b\")", "TYP2002")]
    [InlineData("EndImage = new System.Uri(\"https://example.com/b.png\")", "TYP2002")]
    [InlineData("StartImage = MediaInput.FromAsset(\"a\"), EndImage = MediaInput.FromAsset(\"b\")", null)]
    [InlineData("StartImage = start, EndImage = MediaInput.FromAsset(\"b\")", null)]
    [InlineData("StartImage = MediaInput.FromAsset(\"a\")", null)]
    [InlineData("Duration = (KlingProDuration)7", "TYP1001")]
    [InlineData("GenerationCount = 5", "TYP1005")]
    [InlineData("ModelSettings = new KlingProModelSettings { GenerateAudio = true }, Duration = KlingProDuration.Seconds5", null)]
    public async Task What_a_slot_model_refuses_does_not_compile(string setting, string? id)
    {
        var code =
            $$"""
            using Typed;
            using Typed.Models.Hoox;

            static class Consumer
            {
                public static object Request(MediaInput? start) => new KlingProParams { Prompt = "From day to night", {{setting}} };
            }
            """;
        using var workspace = new AdhocWorkspace();
        var state = new TestState { LanguageVersion = LanguageVersion.CSharp13 };
        state.Sources.Add(("Consumer.cs", code));
        state.AdditionalReferences.AddRange([References.Runtime, References.Models]);

        var found = (await AnalyzerRun.DiagnosticsAsync(state.CreateProject(workspace), AnalyzerRun.All)).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info).ToArray();

        Assert.Equal(id is null ? [] : [id], found.Select(diagnostic => diagnostic.Id));
        if (id == "TYP2002")
        {
            Assert.Contains("start_image", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }
}
