using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A value that reaches a request through a helper's parameter: the finding is where the value is written.</summary>
public sealed class HelperArgumentTests
{
    private const string Kling = "static object Make(int s) => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s };";

    private const string Twice = " static object Twice(int s) => Make(s);";

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
    public Task Method(string helper, string call) => HelperCode.VerifyAsync(helper, $"return {call};");

    [Theory]
    [InlineData("object Make(int s) => new Veo31Params { Duration = (Veo31Duration)s }; return Make({|TYP1001:5|});")]
    [InlineData("object Make(int s = 5) { var r = new Veo31Params { Duration = (Veo31Duration)s }; return r; } return {|TYP1001:Make()|};")]
    [InlineData("object Make(int s = 5) => new Veo31Params { Duration = (Veo31Duration)s }; return Make(8);")]
    public Task Local_function(string statements) => HelperCode.VerifyAsync("", statements);

    [Theory]
    [InlineData("static object Make(string s) => new StudioParams { Prompt = s };", "Make({|TYP1010:\"\"|})")]
    [InlineData("static object Make(string s) => new StudioParams { Prompt = \"x\", Caption = s };", "Make({|TYP1007:\"toolong\"|})")]
    [InlineData("static object Make(int s) => new StudioParams { Prompt = \"x\", Steps = s };", "Make({|TYP1005:5|})")]
    [InlineData("static object Make(StudioParams p, double s) => p with { Scale = s };", "Make(new() { Prompt = \"x\" }, {|TYP1006:0.35|})")]
    [InlineData("static object Make(string[] s) => new StudioParams { Prompt = \"x\", Images = s };", "Make({|TYP1011:[]|})")]
    [InlineData("static object Make(IReadOnlyList<string> s) => new StudioParams { Prompt = \"x\", Tags = s };", "Make([\"a\", {|TYP1013:\"a\"|}])")]
    [InlineData("static object Make(int s) => new StudioParams { Prompt = \"x\", Steps = s };", "Make(4)")]
    public Task Constraint(string helper, string call) => HelperCode.VerifyAsync(helper, $"return {call};");

    [Theory]
    [InlineData("[InlineData({|TYP1001:7|})] [InlineData(5)] static void Test(int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[InlineData(\"x\", {|TYP1001:7|})] static void Test(string text, int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s, Prompt = text });")]
    [InlineData("[DataRow({|TYP1001:7|}, \"x\")] static void Test(int s, string text) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s, Prompt = text });")]
    [InlineData("static void Test([System.ComponentModel.DefaultValue({|TYP1001:7|})] int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[InlineData({|TYP1005:0|})] static void Test(int s) => Keep(new StudioParams { Prompt = \"x\", Steps = s });")]
    [InlineData("[DataRow(5)] [DataRow({|TYP1001:9|})] static void Test(int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[DataRow(5)] [DataRow(10)] static void Test(int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[TestCase({|TYP1001:7|})] [TestCase(5)] static void Test(int s) => Keep((KlingV16ProImageToVideoDuration)s);")]
    [InlineData("[TestCase(\"x\", {|TYP1001:7|})] [TestCase(\"x\", 5)] static void Test(string text, int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s, Prompt = text });")]
    [InlineData("[TestCase(1, 2, {|TYP1001:7|}, ExpectedResult = 7)] [TestCase(7, 7, 5)] static int Test(int a, int b, int s) { Keep((KlingV16ProImageToVideoDuration)s); return a + b; }")]
    [InlineData("[Arguments({|TYP1001:7|})] [Arguments(5)] [Arguments(null)] static void Test(int s) => Keep((KlingV16ProImageToVideoDuration)s);")]
    [InlineData("[Arguments({|TYP1007:\"a\"|})] [Arguments(\"abc\")] static void Test(string s) => Keep(new StudioParams { Prompt = \"x\", Caption = s });")]
    [InlineData("static object Make([Optional, DefaultParameterValue({|TYP1001:7|})] int s) => (KlingV16ProImageToVideoDuration)s; static object Two() => new[] { Make(), Make(5), Make({|TYP1001:9|}) };")]
    [InlineData("static object Make([Optional, DefaultParameterValue(5)] int s) => (KlingV16ProImageToVideoDuration)s;")]
    [InlineData("static void Test([DefaultValue(10)] int s) => Keep((KlingV16ProImageToVideoDuration)s);")]
    [InlineData("class Scene([DefaultValue({|TYP1001:7|})] int s) { object _made = (KlingV16ProImageToVideoDuration)s; }")]
    [InlineData("static object Make(int s) { object Local([DefaultValue(7)] int t) => t; Keep(Local(1)); return (KlingV16ProImageToVideoDuration)s; }")]
    [InlineData("record Scene([property: DefaultValue(7)] int Seconds) { object _made = (KlingV16ProImageToVideoDuration)Seconds; }")]
    [InlineData("[DefaultValue(7)] static int Seconds => 7;")]
    // A test that asks what becomes of it.
    [InlineData("[TestCase(7)] static void Test(int s) { if (s > 5) return; Keep((KlingV16ProImageToVideoDuration)s); }")]
    [InlineData("[Arguments(7)] static void Test(int s) => Keep(Enum.IsDefined((KlingV16ProImageToVideoDuration)s));")]
    // A test that wants it refused.
    [InlineData("[InlineData(7)] static void Test(int s) => Throws(() => new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    [InlineData("[Kind(7)] static void Test(int s) => Keep(new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration)s });")]
    public Task Attribute(string method) => HelperCode.VerifyAsync(method, "return null;");

    [Theory]
    [InlineData("Make({|TYP1001:7|})", "Make(5)", "Use 5 s", "Use 10 s")]
    [InlineData("Twice({|TYP1001:7|})", "Twice(5)", "Use 5 s", "Use 10 s")]
    [InlineData("Make(flag ? 5 : {|TYP1001:9|})", "Make(flag ? 5 : 10)", "Use 10 s", "Use 5 s")]
    [InlineData("Make({|TYP1001:Seven|})", "Make(5)", "Use 5 s", "Use 10 s")]
    public Task Nearest_value(string before, string after, params string[] titles) => new CSharpCodeFixTest<HelperArgumentAnalyzer, AllowedValueCodeFixProvider>
    {
        TestCode = HelperCode.Of(Kling + Twice, $"return {before};"),
        FixedCode = HelperCode.Of(Kling + Twice, $"return {after};"),
        ExpectedTitles = titles,
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();

    // In place of the call there is nothing to put.
    [Theory]
    [InlineData("static object Make(int s = 7) => (KlingV16ProImageToVideoDuration)s;", "{|TYP1001:Make()|}")]
    [InlineData("class Scene(int s = 7) { object _made = (KlingV16ProImageToVideoDuration)s; }", "{|TYP1001:new Scene()|}")]
    public Task Left_out_value_has_no_fix(string helper, string call) => new CSharpCodeFixTest<HelperArgumentAnalyzer, AllowedValueCodeFixProvider>
    {
        TestCode = HelperCode.Of(helper, $"return {call};"),
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();
}
