namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Unusual ways in which a helper takes a value. K stands for the cast to a duration of 5 or 10 seconds.</summary>
public sealed class HelperDetailTests
{
    [Theory]
    // The same value, in other words.
    [InlineData("static object Make(int s) => (K)(s);", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) => (K)(int)s;", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { Keep(nameof(s)); return (K)s; }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { var made = (K)s; return made; }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) => new object[] { (K)s };", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) => ((K)s, 1);", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { lock (typeof(Program)) { return (K)s; } }", "Make({|TYP1001:7|})")]
    // What leaves a function within the helper does not leave the helper.
    [InlineData("static object Make(int s) { Func<int> other = () => { return 1; }; Keep(other()); return (K)s; }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { Keep((Func<int>)Other); return (K)s; int Other() => throw new Exception(); }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { int Other() { throw new Exception(); } Keep((Func<int>)Other); return (K)s; }", "Make({|TYP1001:7|})")]
    // Twice the same: reported once.
    [InlineData("static object Make(int s) => ((K)s, (K)s);", "Make({|TYP1001:7|})")]
    // Of two parameters, only the wrong one.
    [InlineData("static object Make(int s, int t) => ((K)s, (K)t);", "Make(5, {|TYP1001:7|})")]
    [InlineData("static object Make(int s, int t) => ((K)s, (K)t);", "Make(t: 5, s: {|TYP1001:7|})")]
    // Not certain: another value may arrive, or the spot is not always reached.
    [InlineData("static object Make(in int s) => (K)s;", "Make(7)")]
    [InlineData("static object Make(int s) { try { return (K)s; } catch (Exception) { return 1; } }", "Make(7)")]
    [InlineData("static object? Make(int s) { if (Seven > DateTime.Now.Hour) { goto end; } return (K)s; end: return null; }", "Make(7)")]
    [InlineData("static object Make(int s) { if (Seven > DateTime.Now.Hour) { throw new Exception(); } return (K)s; }", "Make(7)")]
    [InlineData("static IEnumerable<object> Make(int s) { yield return 1; yield return (K)s; }", "Make(7)")]
    [InlineData("static object Make(int s) { while (Seven > DateTime.Now.Hour) { Keep((K)s); } return 1; }", "Make(7)")]
    [InlineData("static object Make(int s) => DateTime.Now.Hour switch { 1 => (K)s, _ => 1 };", "Make(7)")]
    [InlineData("static object Make(int s) { Func<object> later = () => (K)s; return later; }", "Make(7)")]
    // A method that another may replace.
    [InlineData("class Maker { public virtual object Make(int s) => (K)s; }", "new Maker().Make(7)")]
    [InlineData("class Basis { public virtual object Make(int s) => s; } class Maker : Basis { public override object Make(int s) => (K)s; }", "new Maker().Make(7)")]
    [InlineData("class Maker { public object Make(int s) => (K)s; }", "new Maker().Make({|TYP1001:7|})")]
    // A constructor, and those that it calls.
    [InlineData("class Maker { public Maker(int s) => Keep((K)s); }", "new Maker({|TYP1001:7|})")]
    [InlineData("class Maker { public Maker(int s) : this(s, 1) { } Maker(int s, int t) => Keep((K)s); }", "new Maker({|TYP1001:7|})")]
    [InlineData("class Basis { protected Basis(int s) => Keep((K)s); } class Maker : Basis { public Maker(int s) : base(s) { } }", "new Maker({|TYP1001:7|})")]
    [InlineData("class Basis(int s) { public object Made { get; } = (K)s; } class Maker(int s) : Basis(s);", "new Maker({|TYP1001:7|})")]
    [InlineData("class Maker(int s) { public object Made { get; } = (K)s; public int Later => s; }", "new Maker(7)")]
    public Task Way(string helper, string call) => HelperCode.VerifyAsync(Expanded(helper), $"return {call};");

    // The default that an attribute states belongs to its own parameter.
    [Theory]
    [InlineData("static void Test([Optional, DefaultParameterValue({|TYP1001:7|})] int s, [Optional, DefaultParameterValue(5)] int t) => Keep(((K)s, (K)t));")]
    [InlineData("static void Test([Optional, DefaultParameterValue(5)] int s, [Optional, DefaultParameterValue({|TYP1001:7|})] int t) => Keep(((K)s, (K)t));")]
    public Task Stated_default(string method) => HelperCode.VerifyAsync(Expanded(method), "return null;");

    private static string Expanded(string code) => code.Replace("(K)", "(KlingV16ProImageToVideoDuration)", StringComparison.Ordinal);
}
