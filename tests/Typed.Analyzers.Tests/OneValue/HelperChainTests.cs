namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A value that one helper hands to the next: the finding is where the value is written, not where it is handed on.</summary>
public sealed class HelperChainTests
{
    private const string B = "static object B(int s) => new Veo31Params { Duration = (Veo31Duration)s }; ";

    [Theory]
    [InlineData("static object A(int s) => B(s);", "A({|TYP1001:7|})")]
    [InlineData("static object A(int s) => B(s);", "A(8)")]
    [InlineData("static object A(int s) => B(s);", "A(x)")]
    [InlineData("static object A(int s) { var made = B(s: s); Keep(made); return made; }", "A(flag ? 4 : {|TYP1001:7|})")]
    [InlineData("static object A(long s) => B((int)s);", "A({|TYP1001:7|})")]
    [InlineData("static object A(short s) => B(s);", "A({|TYP1001:7|})")]
    [InlineData("static object A<T>(T tag, int s) => C(s, tag); static object C<T>(int s, T tag) => B(s);", "A(\"x\", {|TYP1001:7|})")]
    [InlineData("static object A(this string text, int s) => B(s);", "\"x\".A({|TYP1001:7|})")]
    [InlineData("static object A(int s) { using var d = Open(); using (Open()) { lock (d) { return B(s); } } } static System.IO.Stream Open() => System.IO.Stream.Null;", "A({|TYP1001:7|})")]
    [InlineData("static async System.Threading.Tasks.Task<object> A(int s) { await System.Threading.Tasks.Task.Yield(); return B(s); }", "A({|TYP1001:7|})")]
    [InlineData("static object A(int s) { object C(int t) => B(t); return C(s); }", "A({|TYP1001:7|})")]
    [InlineData("static object A(int s) { var make = (int t) => B(t); return make(s); }", "A({|TYP1001:7|})")]
    [InlineData("static object A(this int s) => B(s); static object C(int s) => s.A();", "new[] { {|TYP1001:7|}.A(), C({|TYP1001:9|}) }")]
    [InlineData("static object A(int s) => s.ToString(); ", "A(7)")]
    // By way of a default.
    [InlineData("static object A(int s = 7) => B(s);", "{|TYP1001:A()|}")]
    [InlineData("static object A(int s = 7) => B(s);", "A(4)")]
    [InlineData("static object A(int s = 4) => C(s); static object C(int s = 7) => B(s);", "A()")]
    // Four helpers, and no more.
    [InlineData("static object A(int s) => C(s); static object C(int s) => D(s); static object D(int s) => B(s);", "A({|TYP1001:7|})")]
    [InlineData("static object Z(int s) => A(s); static object A(int s) => C(s); static object C(int s) => D(s); static object D(int s) => B(s);", "new[] { Z(7), A({|TYP1001:7|}) }")]
    // One finding for a model, however often it is asked.
    [InlineData("static object A(int s) => new[] { B(s), B(s) };", "A({|TYP1001:7|})")]
    [InlineData("static object A(int s) => new[] { B(s), C(s) }; static object C(int s) => new StudioParams { Prompt = \"x\", Steps = s };", "A({|TYP1001:{|TYP1005:7|}|})")]
    // In a circle.
    [InlineData("static object A(int s) => A(s);", "A(7)")]
    [InlineData("static object A(int s) { C(s); return B(s); } static object C(int s) => A(s);", "new[] { A(7), C(7) }")]
    [InlineData("static object A(int s, bool again) => again ? A(s, false) : B(s);", "A(7, true)")]
    // Not certain: tested before, changed on the way, in a branch, handed to something that may refuse it or nobody knows.
    [InlineData("static object A(int s) => s > 5 ? B(s) : B(4);", "A(7)")]
    [InlineData("static object A(int s) => B(s + 1);", "A(7)")]
    [InlineData("static object A(int s) => B(s > 8 ? 8 : 4);", "A(7)")]
    [InlineData("static object? A(int s, bool b = false) => b ? B(s) : null;", "A(7)")]
    [InlineData("static object A(int s) { Check(s); return B(s); } static void Check(int s) { if (s != 4) throw new Exception(); }", "A(7)")]
    [InlineData("static object A(int s) { Check(s); return B(s); } static void Check(long s) { if (s != 4) throw new Exception(); }", "A(7)")]
    [InlineData("static object A(int s) { Check(s); return B(s); } static void Check(object s) { if (s is not 4) throw new Exception(); }", "A(7)")]
    [InlineData("static object A(int s) { Console.WriteLine(s); return B(s); }", "A(7)")]
    [InlineData("static object A(int s) { Fix(ref s); return B(s); } static void Fix(ref int s) => s = 4;", "A(7)")]
    [InlineData("static object? A(int s) { try { return B(s); } catch { return null; } }", "A(7)")]
    [InlineData("static object? A(int s) { foreach (var i in new int[0]) { B(s); } return null; }", "A(7)")]
    [InlineData("static object A(int s) { Func<object> later = () => B(s); return later; }", "A(7)")]
    [InlineData("static object A(string text, int s) => B(s, text ?? throw new Exception()); static object B(int s, string text) => B(s);", "A(\"x\", {|TYP1001:7|})")]
    [InlineData("static object A(string text, int s) => B(text ?? throw new Exception(), s); static object B(string text, int s) => B(s);", "A(\"x\", 7)")]
    [InlineData("static object A(int s) => C(s); static object C(params int[] s) => B(s[0]);", "A(7)")]
    [InlineData("class V { public virtual object Make(int s) => B(s); } static object A(int s) => new V().Make(s);", "A(7)")]
    [InlineData("interface I { object Make(int s); } class V : I { public object Make(int s) => B(s); } static object A(int s) => ((I)new V()).Make(s);", "A(7)")]
    public Task Method(string helper, string call) => HelperCode.VerifyAsync(B + helper, $"return {call};");

    [Theory]
    [InlineData("static object A(TimeSpan s) => C(s); static object C(TimeSpan s) => Veo31Durations.FromSeconds(s);", "A({|TYP1001:TimeSpan.FromSeconds(7)|})")]
    // The value is written at the call, not in the helper, where no other call would do better.
    [InlineData("static object A(int s) => Veo31Durations.FromSeconds(TimeSpan.FromSeconds(s));", "new[] { A({|TYP1001:7|}), A(8), A({|TYP1001:9|}) }")]
    [InlineData("static object A(double s) => Veo31Durations.FromSeconds(TimeSpan.FromMinutes(s));", "A({|TYP1001:0.5|})")]
    [InlineData("static object A(string[] s) => C(s); static object C(IReadOnlyList<string> s) => new StudioParams { Prompt = \"x\", Images = s };", "A({|TYP1011:[]|})")]
    [InlineData("static object A(string s) => C(s); static object C(string s) => new StudioParams { Prompt = s };", "A({|TYP1010:\"\"|})")]
    // A request that takes it as it is says nothing against it.
    [InlineData("static object A(int s) => C(s); static object C(int s) => new StudioParams { Prompt = \"x\", Other = s };", "A(7)")]
    public Task Other_values(string helper, string call) => HelperCode.VerifyAsync(helper, $"return {call};");

    // What the caller itself tests, or never does.
    [Theory]
    [InlineData("var n = 7; if (n < x) { A(n); } return null;")]
    [InlineData("var n = 7; A({|TYP1001:n|}); return null;")]
    [InlineData("if (Seven < 5) { A(7); } return null;")]
    [InlineData("return Seven.Equals(x) ? A(Seven) : null;")]
    public Task Call_is_guarded(string statements) => HelperCode.VerifyAsync(B + "static object A(int s) => B(s);", statements);

    [Theory]
    [InlineData("[InlineData({|TYP1001:7|})] [InlineData(8)] static void Test(int s) => Keep(B(s));")]
    [InlineData("[TestCase({|TYP1001:7|}, \"x\")] static void Test(int s, string text) { Keep(text); Keep(B(s)); }")]
    [InlineData("static object A([DefaultValue({|TYP1001:7|})] int s) => B(s);")]
    public Task Attribute(string helper) => HelperCode.VerifyAsync(B + helper, "return null;");
}
