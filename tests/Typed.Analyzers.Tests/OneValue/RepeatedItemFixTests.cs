using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class RepeatedItemFixTests
{
    [Theory]
    [InlineData("[\"a\", {|TYP1013:\"a\"|}]", "[\"a\"]")]
    [InlineData("[\"a\", {|TYP1013:\"a\"|}, \"b\"]", "[\"a\", \"b\"]")]
    [InlineData("[\"a\", {|TYP1013:A|}]", "[\"a\"]")]
    [InlineData("new[] { \"a\", {|TYP1013:\"a\"|} }", "new[] { \"a\" }")]
    [InlineData("new List<string> { \"a\", {|TYP1013:\"a\"|} }", "new List<string> { \"a\" }")]
    public Task Removes_the_repetition(string before, string after) => new CSharpCodeFixTest<ConstrainedValueAnalyzer, RepeatedItemCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = Code(after),
        ExpectedTitles = ["Remove the repetition"],
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly }, EditorConfig = "dotnet_diagnostic.TYP1012.severity = none" },
    }.RunAsync();

    private static string Code(string tags) =>
        $$"""
        using System.Collections.Generic;
        using Acme;

        static class Test
        {
            const string A = "a";
            static object M() => new StudioParams { Prompt = "x", Tags = {{tags}} };
        }
        """;
}
