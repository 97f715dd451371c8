using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A size as a pair of numbers, which the generated union takes in the place of its object.</summary>
public sealed class PairTests
{
    [Theory]
    [InlineData("ImageSize = ({|TYP1005:0|}, 768)")]
    [InlineData("ImageSize = (1024, {|TYP1005:20000|})")]
    [InlineData("ImageSize = ({|TYP1005:-1|}, {|TYP1005:0|})")]
    [InlineData("ImageSize = (flag ? 512 : {|TYP1005:0|}, 512)")]
    [InlineData("ImageSize = flag ? (512, 512) : (512, {|TYP1005:0|})")]
    [InlineData("ImageSize = x switch { 1 => ({|TYP1005:0|}, 512), _ => (512, 512) }")]
    [InlineData("ImageSize = ({|TYP1005:zero|}, 512)")]
    [InlineData("ImageSize = (Width: {|TYP1005:zero|}, Height: 512)")]
    [InlineData("ImageSize = (1024, 768)")]
    [InlineData("ImageSize = (x, 768)")]
    [InlineData("ImageSize = (swapped, 768)")]
    [InlineData("ImageSize = pair")]
    [InlineData("ImageSize = Wan25PreviewTextToImageImageSizePreset.Square")]
    // A comparison sends nothing.
    [InlineData("Seed = size == (0, 0) ? 1 : 2")]
    public Task Members(string assignment) => new CSharpAnalyzerTest<UndefinedValueAnalyzer>
    {
        TestCode = $$"""
        using Typed.Models.Creatify;

        static class Test
        {
            static object M(bool flag, int x)
            {
                var zero = 0;
                var (swapped, other) = (0, 1);
                (swapped, other) = (other, swapped);
                var pair = (Width: 0, Height: 0);
                Wan25PreviewTextToImageImageSize size = (512, 512);
                return new Wan25PreviewTextToImageParams { Prompt = "x", {{assignment}} };
            }
        }
        """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();
}
