using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Null for a required input or list, whose value nobody else knows.</summary>
public sealed class RequiredNullTests
{
    [Theory]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = {|TYP1017:null|}! }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = flag ? input : {|TYP1017:null|}! }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = x switch { 1 => input, _ => {|TYP1017:default|}! } }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = {|TYP1017:Missing|} }")]
    [InlineData("new VideoGenerationBatchParams { Prompts = {|TYP1017:null|}! }")]
    [InlineData("new VideoGenerationBatchParams { Prompts = flag ? prompts : {|TYP1017:null|}! }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = input }")]
    [InlineData("new BytedanceUpscalerParams { Prompt = \"x\", SourceVideo = flag ? input : MediaInput.FromAsset(\"a\") }")]
    [InlineData("new KlingProParams { Prompt = \"x\", StartImage = flag ? input : null }")]
    [InlineData("new VideoGenerationBatchParams { Prompts = flag ? prompts : prompts }")]
    public Task Null(string creation) => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = $$"""
        using System.Collections.Generic;
        using Typed;
        using Typed.Models.CreativeAI;
        using Typed.Models.Hoox;

        static class Test
        {
            static readonly MediaInput Missing = null!;
            static object M(bool flag, int x, MediaInput input, IReadOnlyList<VideoGenerationBatchPromptsItem> prompts) => {{creation}};
        }
        """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();
}
