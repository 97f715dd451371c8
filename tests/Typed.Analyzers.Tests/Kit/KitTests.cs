using Typed.Analyzers.OneValue;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>A kit that passes everything would prove nothing.</summary>
public sealed class KitTests
{
    [Theory]
    [InlineData("return (Typed.Models.Creatify.Veo31Duration)7;")]
    [InlineData("return {|TYP1001:(Typed.Models.Creatify.Veo31Duration)7|};")]
    [InlineData("return (Typed.Models.Creatify.Veo31Duration){|TYP1002:7|};")]
    [InlineData("return (Typed.Models.Creatify.Veo31Duration){|TYP1001:8|};")]
    [InlineData("return (Missing)7;")]
    public async Task Fails_on_a_finding_too_many_too_few_or_elsewhere_and_on_code_that_does_not_compile(string statement)
    {
        var test = new CSharpAnalyzerTest<UndefinedValueAnalyzer> { TestCode = $"class C {{ object M() {{ {statement} }} }}" };
        test.TestState.AdditionalReferences.AddRange([References.Runtime, Fixtures.GeneratedModels.Assembly]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
    }
}
