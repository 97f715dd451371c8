using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A value that reaches a request through a helper's parameter: the finding is where the value is written.</summary>
public sealed class HelperArgumentTests
{
    private const string Kling = "static object Make(int s) => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s };";

    [Theory]
    [InlineData(Kling, "Make({|TYP1001:7|})")]
    [InlineData(Kling, "Make(s: {|TYP1001:7|})")]
    [InlineData(Kling, "Make(flag ? 5 : {|TYP1001:7|})")]
    [InlineData(Kling, "Make({|TYP1001:Seven|})")]
    [InlineData(Kling, "Make(10)")]
    [InlineData(Kling, "Make(x)")]
    [InlineData("static object Make(int s) { return new KlingV16ProImageToVideoParams { Duration = KlingV16ProImageToVideoDurations.FromSeconds(s) }; }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(TimeSpan s) { var d = KlingV16ProImageToVideoDurations.FromSeconds(s); return d; }", "Make({|TYP1001:TimeSpan.FromSeconds(7)|})")]
    [InlineData("static object Make(this string text, int s) => new KlingV16ProImageToVideoParams { Prompt = text, Duration = (KlingV16ProImageToVideoDuration)s };", "\"x\".Make({|TYP1001:7|})")]
    [InlineData("static object Make<T>(T tag, int s) => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s };", "Make(\"x\", {|TYP1001:7|})")]
    // Left out: known at the call.
    [InlineData("static object Make(int s = 7) => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s };", "{|TYP1001:Make()|}")]
    [InlineData("static object Make(int s = 7) => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s };", "Make(5)")]
    // Not certain: used for something else, guarded, reassigned, in a branch, in a lambda, after an exit.
    [InlineData("static object Make(int s) { Console.WriteLine(s); return new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s }; }", "Make(7)")]
    [InlineData("static object Make(int s) { s = s > 5 ? 10 : 5; return new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s }; }", "Make(7)")]
    [InlineData("static object? Make(int s, bool b = false) => b ? new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s } : null;", "Make(7)")]
    [InlineData("static object? Make(int s, bool b = false) { if (b) { return new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s }; } return null; }", "Make(7)")]
    [InlineData("static object? Make(int s, bool b = true) { if (b) { return null; } return new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s }; }", "Make(7)")]
    [InlineData("static object Make(int s, string? p = null) => new KlingV16ProImageToVideoParams { Prompt = p ?? throw new Exception(), Duration = (KlingV16ProImageToVideoDuration)s };", "Make(7)")]
    [InlineData("static object Make(int s) { Func<object> later = () => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s }; return later; }", "Make(7)")]
    [InlineData("static object Make(int s) => (KlingV16ProImageToVideoDuration)s == KlingV16ProImageToVideoDuration.Seconds5;", "Make(7)")]
    [InlineData("static object Make(params int[] s) => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s[0] };", "Make(7)")]
    public Task Method(string helper, string call) => VerifyAsync(helper, $"return {call};");

    [Theory]
    [InlineData("object Make(int s) => new Veo31Params { Duration = (Veo31Duration)s }; return Make({|TYP1001:5|});")]
    [InlineData("object Make(int s = 5) { var r = new Veo31Params { Duration = (Veo31Duration)s }; return r; } return {|TYP1001:Make()|};")]
    [InlineData("object Make(int s = 5) => new Veo31Params { Duration = (Veo31Duration)s }; return Make(8);")]
    // Whom a delegate calls, nobody knows here.
    [InlineData("var make = (int s = 5) => new Veo31Params { Duration = (Veo31Duration)s }; return make();")]
    public Task Local_function(string statements) => VerifyAsync("", statements);

    [Theory]
    [InlineData("static object Make(string s) => new StudioParams { Prompt = s };", "Make({|TYP1010:\"\"|})")]
    [InlineData("static object Make(string s) => new StudioParams { Prompt = \"x\", Caption = s };", "Make({|TYP1007:\"toolong\"|})")]
    [InlineData("static object Make(int s) => new StudioParams { Prompt = \"x\", Steps = s };", "Make({|TYP1005:5|})")]
    [InlineData("static object Make(StudioParams p, double s) => p with { Scale = s };", "Make(new() { Prompt = \"x\" }, {|TYP1006:0.35|})")]
    [InlineData("static object Make(string[] s) => new StudioParams { Prompt = \"x\", Images = s };", "Make({|TYP1011:[]|})")]
    [InlineData("static object Make(IReadOnlyList<string> s) => new StudioParams { Prompt = \"x\", Tags = s };", "Make([\"a\", {|TYP1013:\"a\"|}])")]
    [InlineData("static object Make(int s) => new StudioParams { Prompt = \"x\", Steps = s };", "Make(4)")]
    public Task Constraint(string helper, string call) => VerifyAsync(helper, $"return {call};");

    [Theory]
    [InlineData("[InlineData({|TYP1001:7|})] [InlineData(5)] static void Test(int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[InlineData(\"x\", {|TYP1001:7|})] static void Test(string text, int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s, Prompt = text });")]
    [InlineData("[DataRow({|TYP1001:7|}, \"x\")] static void Test(int s, string text) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s, Prompt = text });")]
    [InlineData("static void Test([System.ComponentModel.DefaultValue({|TYP1001:7|})] int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[InlineData({|TYP1005:0|})] static void Test(int s) => Keep(new StudioParams { Prompt = \"x\", Steps = s });")]
    // A test that wants it refused.
    [InlineData("[InlineData(7)] static void Test(int s) => Throws(() => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[Category(7)] static void Test(int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    public Task Attribute(string method) => VerifyAsync(method, "return null;");

    [Theory]
    [InlineData("Make({|TYP1001:7|})", "Make(5)", "Use 5 s", "Use 10 s")]
    [InlineData("Make(flag ? 5 : {|TYP1001:9|})", "Make(flag ? 5 : 10)", "Use 10 s", "Use 5 s")]
    [InlineData("Make({|TYP1001:Seven|})", "Make(5)", "Use 5 s", "Use 10 s")]
    public Task Nearest_value(string before, string after, params string[] titles) => new CSharpCodeFixTest<HelperArgumentAnalyzer, AllowedValueCodeFixProvider>
    {
        TestCode = Code(Kling, $"return {before};"),
        FixedCode = Code(Kling, $"return {after};"),
        ExpectedTitles = titles,
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();

    private static Task VerifyAsync(string member, string statements) => new CSharpAnalyzerTest<HelperArgumentAnalyzer>
    {
        TestCode = Code(member, statements),
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();

    private static string Code(string member, string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using Acme;
        using Typed.Models.Creatify;

        sealed class InlineDataAttribute(params object[] data) : Attribute { public object[] Data { get; } = data; }
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] sealed class DataRowAttribute(object first, params object[] more) : Attribute { public object First { get; } = first; public object[] More { get; } = more; }
        sealed class CategoryAttribute(int number) : Attribute { public int Number { get; } = number; }

        static class Program
        {
            const int Seven = 7;
            static void Keep(object value) { }
            static void Throws(Func<object> call) { }
            {{member}}
            static object? M(bool flag, int x)
            {
                {{statements}}
            }
        }
        """.Replace("sealed class InlineData", "[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] sealed class InlineData", StringComparison.Ordinal);
}
