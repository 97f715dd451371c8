using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class OtherModelsValueTests
{
    [Theory]
    [InlineData("return {|TYP1018:(NewQuality)OldQuality.High|};", "A value of quality of 'old' is cast to quality of 'new': the same number means something else there")]
    [InlineData("return {|TYP1018:(NewQuality)(int)old|};")]
    [InlineData("return {|TYP1018:(NewQuality?)old|};")]
    [InlineData("return (NewQuality)OldQuality.Medium;")]
    // The generator's numbers mean the same value in each enum.
    [InlineData("return (Veo31Resolution)Sora2ImageToVideoProResolution.P720;")]
    [InlineData("return (Veo31Resolution)(int)other;")]
    [InlineData("return (Veo31Resolution?)other;")]
    // No such number: the finding of another rule.
    [InlineData("return (Veo31Resolution){|TYP1002:KlingV16ProImageToVideoDuration.Seconds5|};")]
    [InlineData("return (Veo31Resolution){|TYP1002:Sora2ImageToVideoProResolution.Auto|};")]
    // Seconds are seconds.
    [InlineData("return (Veo31Duration)Sora2ImageToVideoProDuration.Seconds8;")]
    [InlineData("return (Veo31Duration){|TYP1001:Sora2ImageToVideoProDuration.Seconds12|};")]
    [InlineData("return (Veo31Resolution)720;")]
    [InlineData("return (int)other;")]
    [InlineData("return (Veo31Resolution?)Veo31Resolution.P720;")]
    [InlineData("return (int)other == (int)Veo31Resolution.P720;")]
    public Task Cast(string statement, params string[] messages) => new CSharpAnalyzerTest<UndefinedValueAnalyzer>
    {
        TestCode = Code(statement),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly } },
    }.RunAsync();

    [Theory]
    [InlineData("return {|TYP1018:(NewQuality)OldQuality.High|};", "return NewQuality.High;", "Use High (high)")]
    [InlineData("return {|TYP1018:(NewQuality)OldQuality.Low|};", null)]
    [InlineData("return {|TYP1018:(NewQuality)old|};", null)]
    public Task Member_of_the_same_text(string before, string? after, params string[] titles) => new CSharpCodeFixTest<UndefinedValueAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        ExpectedTitles = after is null ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly } },
    }.RunAsync();

    // Two enums that are numbered by position, as a hand-written one is.
    private static string Code(string statement) =>
        $$"""
        using Typed.Constraints;
        using Typed.Models.Creatify;

        [ParamEnum("quality", "\"low\"", "\"high\"", "\"medium\"", Provider = "acme", Model = "old")]
        enum OldQuality { Low = 1, High = 2, Medium = 3 }

        [ParamEnum("quality", "\"high\"", "\"best\"", "\"medium\"", Provider = "acme", Model = "new")]
        enum NewQuality { High = 1, Best = 2, Medium = 3 }

        static class Test
        {
            static object? M(Sora2ImageToVideoProResolution other, OldQuality old)
            {
                {{statement}}
            }
        }
        """;
}
