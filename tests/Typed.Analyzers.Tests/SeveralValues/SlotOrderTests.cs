using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>Three slots: each needs those before it, and none of those after it.</summary>
public sealed class SlotOrderTests
{
    [Theory]
    [InlineData("One = text")]
    [InlineData("One = text, Two = text")]
    [InlineData("Two = text, One = text")]
    [InlineData("One = text, Two = text, Three = text")]
    [InlineData("Two = {|TYP2002:text|}", "'triple' takes its inputs in order: two is set, one is not")]
    [InlineData("Three = {|TYP2002:text|}", "'triple' takes its inputs in order: three is set, one is not")]
    [InlineData("Three = {|TYP2002:text|}, One = text", "'triple' takes its inputs in order: three is set, two is not")]
    [InlineData("Two = {|TYP2002:text|}, Three = {|TYP2002:text|}", "'triple' takes its inputs in order: two is set, one is not", "'triple' takes its inputs in order: three is set, one is not")]
    public Task Order(string assignments, params string[] messages) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode =
            $$"""
            using Typed.Constraints;

            static class Test
            {
                static object M(string text) => new TripleParams { {{assignments}} };
            }

            [Model("acme", "triple")]
            public sealed partial record TripleParams
            {
                [Param("one", Slot = 0)] public string? One { get; init; }
                [Param("two", Slot = 1)] public string? Two { get; init; }
                [Param("three", Slot = 2)] public string? Three { get; init; }
            }
            """,
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    // One slot has no order, but a list beside it is the other form of inputs.
    [Theory]
    [InlineData("First = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|}")]
    [InlineData("First = text, References = []")]
    [InlineData("References = [MediaInput.FromAsset(text)]")]
    public Task One_slot(string assignments) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode =
            $$"""
            using System.Collections.Generic;
            using Typed;
            using Typed.Constraints;

            static class Test
            {
                static object M(string text) => new SingleParams { {{assignments}} };
            }

            [Model("acme", "single")]
            public sealed partial record SingleParams
            {
                [Param("first", Slot = 0)] public string? First { get; init; }
                [Param("references")] public IReadOnlyList<MediaInput>? References { get; init; }
            }
            """,
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();
}
