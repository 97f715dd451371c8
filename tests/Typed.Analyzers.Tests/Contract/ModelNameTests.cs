using Typed.Analyzers.RuntimeUse.Raw;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Contract;

/// <summary>A request that is posted as JSON names its model, but not its provider: it is checked if only one provider has a model of that name.</summary>
public sealed class ModelNameTests
{
    [Theory]
    [InlineData("first", "{|TYP4004:\"x\"|}")]
    [InlineData("last", "{|TYP4004:\"x\"|}")]
    [InlineData("first", "5")]
    [InlineData("both", "\"x\"")]
    [InlineData("none", "\"x\"")]
    public Task Name(string model, string value) => new CSharpAnalyzerTest<RawRequestAnalyzer>
    {
        TestCode =
            $$"""
            using System.Net.Http;
            using System.Net.Http.Json;
            using Typed.Constraints;

            static class Test
            {
                static object M(HttpClient http) => http.PostAsJsonAsync("x", new { model_name = "{{model}}", input_params = new { num = {{value}} } });
            }

            [Model("acme", "first")] sealed record FirstParams { [Param("num")] public int? Num { get; init; } }
            [Model("acme", "both")] sealed record OneBothParams { [Param("num")] public int? Num { get; init; } }
            [Model("other", "both")] sealed record TwoBothParams { [Param("num")] public int? Num { get; init; } }
            [Model("other", "last")] sealed record LastParams { [Param("num")] public int? Num { get; init; } }
            """,
        TestState = { AdditionalReferences = { References.Runtime }, EditorConfig = "dotnet_diagnostic.TYP4003.severity = none" },
    }.RunAsync();
}
