using Typed.Analyzers.Credits;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Credits;

/// <summary>Prices that depend on a member of a nested object, or on how many items a list has.</summary>
public sealed class NestedPriceTests
{
    [Theory]
    // 5 seconds with sound have a price; the member's default counts where it, or the object, is left out.
    [InlineData("new {|TYP3004:KlingProParams|} { Prompt = \"x\" }")]
    [InlineData("new {|TYP3004:KlingProParams|} { Prompt = \"x\", ModelSettings = null }")]
    [InlineData("new {|TYP3004:KlingProParams|} { Prompt = \"x\", ModelSettings = new KlingProModelSettings() }")]
    [InlineData("new {|TYP3004:KlingProParams|} { Prompt = \"x\", ModelSettings = new KlingProModelSettings { GenerateAudio = true } }")]
    [InlineData("new {|TYP3004:KlingProParams|} { Prompt = \"x\", ModelSettings = new KlingProModelSettings { GenerateAudio = null } }")]
    [InlineData("new KlingProParams { Prompt = \"x\", ModelSettings = new KlingProModelSettings { GenerateAudio = false } }")]
    [InlineData("new KlingProParams { Prompt = \"x\", ModelSettings = new KlingProModelSettings { GenerateAudio = flag } }")]
    [InlineData("new KlingProParams { Prompt = \"x\", ModelSettings = settings }")]
    [InlineData("new KlingProParams { Prompt = \"x\", ModelSettings = settings with { } }")]
    [InlineData("given with { ModelSettings = null }")]
    [InlineData("given with { Duration = KlingProDuration.Seconds5 }")]
    [InlineData("new KlingProParams { Prompt = \"x\", ModelSettings = settings } {|TYP3004:with|} { ModelSettings = null }")]
    // Without references there is a price; what one costs is not published.
    [InlineData("new {|TYP3004:ReveFastParams|} { Prompt = \"x\" }")]
    [InlineData("new {|TYP3004:ReveFastParams|} { Prompt = \"x\", References = [] }")]
    [InlineData("new ReveFastParams { Prompt = \"x\", References = [MediaInput.FromAsset(\"a\")] }")]
    [InlineData("new ReveFastParams { Prompt = \"x\", References = references }")]
    public Task Cost(string expression) => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = $$"""
        using System.Collections.Generic;
        using Typed;
        using Typed.Models.Hoox;

        static class Test
        {
            static object M(bool flag, KlingProParams given, KlingProModelSettings settings, IReadOnlyList<MediaInput> references) => {{expression}};
        }
        """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();
}
