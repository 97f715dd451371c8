using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class OtherModelsValueTests
{
    [Theory]
    [InlineData("return {|TYP1018:(Veo31Resolution)Sora2ImageToVideoProResolution.P720|};", "A value of resolution of 'sora-2/image-to-video/pro' is cast to resolution of 'veo3.1': the same number means another thing there")]
    [InlineData("return {|TYP1018:(Veo31Resolution)(int)other|};")]
    [InlineData("return {|TYP1018:(Veo31Resolution?)other|};")]
    // No such number: the finding of another rule.
    [InlineData("return (Veo31Resolution){|TYP1002:KlingV16ProImageToVideoDuration.Seconds5|};")]
    [InlineData("return (Veo31Resolution){|TYP1002:Sora2ImageToVideoProResolution.P1080|};")]
    // Seconds are seconds.
    [InlineData("return (Veo31Duration)Sora2ImageToVideoProDuration.Seconds8;")]
    [InlineData("return (Veo31Duration){|TYP1001:Sora2ImageToVideoProDuration.Seconds12|};")]
    [InlineData("return (Veo31Resolution)1;")]
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
    [InlineData("return {|TYP1018:(Veo31Resolution)Sora2ImageToVideoProResolution.P720|};", "return Veo31Resolution.P720;", "Use P720 (720p)")]
    [InlineData("return {|TYP1018:(Veo31Resolution)Sora2ImageToVideoProResolution.Auto|};", null)]
    [InlineData("return {|TYP1018:(Veo31Resolution)other|};", null)]
    public Task Member_of_the_same_text(string before, string? after, params string[] titles) => new CSharpCodeFixTest<UndefinedValueAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        ExpectedTitles = after is null ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly } },
    }.RunAsync();

    private static string Code(string statement) =>
        $$"""
        using Typed.Models.Creatify;

        static class Test
        {
            static object? M(Sora2ImageToVideoProResolution other)
            {
                {{statement}}
            }
        }
        """;
}
