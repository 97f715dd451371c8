using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Requests;

/// <summary>Whether a copy of an unknown request may have extra parameters depends on all files of the project, except generated ones.</summary>
public sealed class ExtraUseTests
{
    private const string Names = "static class Other { static object? M(Typed.Models.Creatify.Veo31Params one) => one.ExtraParameters; }";

    [Theory]
    [InlineData("Other.cs", Names, false)]
    [InlineData("Other.g.cs", Names, true)]
    [InlineData("Other.cs", "static class Other { static object? M(Typed.Models.Creatify.Veo31Params one) => one.Prompt; }", true)]
    public Task Copy(string file, string other, bool isFound)
    {
        var seven = isFound ? "{|TYP1001:7|}" : "7";
        return new CSharpAnalyzerTest<UndefinedValueAnalyzer>
        {
            TestCode =
                $$"""
                using Typed.Models.Creatify;

                static class Test { static object M(Veo31Params given) => given with { Duration = (Veo31Duration){{seven}} }; }
                """,
            TestState = { Sources = { (file, other) }, AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
    }
}
