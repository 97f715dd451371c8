using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>What a helper puts into an object of a list is held against that object's constraints.</summary>
public sealed class HelperListTests
{
    [Theory]
    [InlineData("[new VideoGenerationBatchPromptsItem { Prompt = \"x\", ImageUrl = url }]", "{|TYP1014:\"a.png\"|}")]
    [InlineData("new[] { new VideoGenerationBatchPromptsItem { Prompt = \"x\", ImageUrl = url } }", "{|TYP1014:\"a.png\"|}")]
    [InlineData("[new VideoGenerationBatchPromptsItem { Prompt = \"x\", ImageUrl = url }]", "\"https://example.com/a.png\"")]
    [InlineData("flag ? [new VideoGenerationBatchPromptsItem { Prompt = \"x\", ImageUrl = url }] : []", "\"a.png\"")]
    public Task Helper(string prompts, string given) => new CSharpAnalyzerTest<HelperArgumentAnalyzer>
    {
        TestCode = $$"""
        using Typed.Models.CreativeAI;

        static class Test
        {
            static bool flag;
            static object Make(string url) => new VideoGenerationBatchParams { Prompts = {{prompts}} };
            static object M() => Make({{given}});
        }
        """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();
}
