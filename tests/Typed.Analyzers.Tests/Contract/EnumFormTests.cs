using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Contract;

/// <summary>An enum is a list of allowed values only in the form that the generator writes.</summary>
public sealed class EnumFormTests
{
    [Theory]
    [InlineData("[ParamEnum(\"pace\", \"5\", \"10\", Model = \"walk\")] enum Pace { Five = 5, Ten = 10 }", "'walk' has no pace with the number 7; allowed: 5, 10")]
    [InlineData("[ParamEnum(\"pace\", \"5\", \"10\")] enum Pace { Five = 5, Ten = 10 }", "'Pace' has no pace with the number 7; allowed: 5, 10")]
    // The model of the record that the converter names.
    [InlineData("[ParamEnum(\"pace\", \"5\")] [JsonConverter(typeof(Converter<Pace, WalkParams>))] enum Pace { Five = 5 }", "'walker' has no pace with the number 7; allowed: 5")]
    [InlineData("[ParamEnum(\"pace\", \"5\")] [JsonConverter(typeof(Converter<Pace, OtherParams>))] enum Pace { Five = 5 }", "'Pace' has no pace with the number 7; allowed: 5")]
    [InlineData("[ParamEnum(\"pace\", \"5\")] [JsonConverter(typeof(JsonStringEnumConverter<Pace>))] enum Pace { Five = 5 }", "'Pace' has no pace with the number 7; allowed: 5")]
    [InlineData("[ParamEnum(\"pace\", \"5\")] [Converts(typeof(Converter<Pace, WalkParams>))] enum Pace { Five = 5 }", "'Pace' has no pace with the number 7; allowed: 5")]
    // Other forms.
    [InlineData("[ParamEnum(\"pace\", \"5\")] enum Pace { Five = 5, Ten = 10 }")]
    [InlineData("[ParamEnum(\"pace\", \"5\", \"10\")] enum Pace { Five = 5 }")]
    [InlineData("[ParamEnum(\"pace\")] enum Pace { }")]
    [InlineData("[ParamEnum(\"pace\", \"5\", null!)] enum Pace { Five = 5, Ten = 10 }")]
    [InlineData("[ParamEnum(\"pace\", \"5\", \"10\")] enum Pace : ulong { Five = 5, Ten = ulong.MaxValue }")]
    [InlineData("[Own.ParamEnum(\"pace\", \"5\", \"10\")] enum Pace { Five = 5, Ten = 10 }")]
    [InlineData("enum Pace { Five = 5, Ten = 10 }")]
    public Task Form(string declaration, string? message = null) => new CSharpAnalyzerTest<UndefinedValueAnalyzer>
    {
        TestCode =
            $$"""
            using System;
            using System.Text.Json.Serialization;
            using Typed.Constraints;

            static class Test
            {
                static object M() => {{(message is null ? "(Pace)7" : "(Pace){|TYP1004:7|}")}};
            }

            {{declaration}}

            sealed class Converter<TEnum, TRecord> { }
            sealed class ConvertsAttribute(Type type) : Attribute { public Type Type { get; } = type; }
            [Model("acme", "walker")] sealed record WalkParams;
            sealed record OtherParams;

            namespace Own
            {
                sealed class ParamEnumAttribute(string field, params string[] wire) : Attribute { public string Field { get; } = field; public string[] Wire { get; } = wire; }
            }
            """,
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();
}
