using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Forms of C# in which a helper takes its value, or hands it on to another. K stands for a duration of 5 or 10 seconds.</summary>
public sealed class HelperFormTests
{
    private const string Make = "static object Make(int s) => (K)s; ";

    [Theory]
    // Lambdas and delegates inside of a helper.
    [InlineData("static object Outer(int s) { Action<int> make = delegate (int t) { Keep((K)t); }; make(s); return 1; }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { Func<int, object> make = t => (K)t; return make(s); }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { Func<int, object> make = t => (K)t; return make.Invoke(s); }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { Func<int, int, object> make = (t, u) => ((K)t, u); return make(s, 1); }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { Action other = delegate { Keep(1); }; Keep(other); return Make(s); }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { int Other() => 1; Keep(Other()); return Make(s); }", "Outer({|TYP1001:7|})")]
    // Names that are qualified, and types in each form.
    [InlineData("class Maker(int s) { public object Made { get; } = (K)s; } static object Outer(int s) => new Program.Maker(s);", "Outer({|TYP1001:7|})")]
    [InlineData("struct Maker(int s) { public object Made { get; } = (K)s; } static object Outer(int s) => new Maker(s);", "Outer({|TYP1001:7|})")]
    [InlineData("record Maker(int s) { public object Made { get; } = (K)s; int Twice => s * 2; } static object Outer(int s) => new Maker(s);", "Outer({|TYP1001:7|})")]
    [InlineData("class Maker<T>(int s) { public object Made { get; } = (K)s; } static object Outer(int s) => new Maker<string>(s);", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) => Program.Make(s);", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer<T>(int s) => Inner<T>(s); static object Inner<T>(int s) => (K)s;", "Outer<int>({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) => (s).Inner(); static object Inner(this int s) => (K)s;", "Outer({|TYP1001:7|})")]
    [InlineData("partial class Maker { public Maker(int s) : base(s) { } } partial class Maker : Basis { } class Basis { protected Basis(int s) => Keep((K)s); }", "new Maker({|TYP1001:7|})")]
    [InlineData("class Maker : Basis { public Maker(int s) : base(s) { } } class Basis { protected Basis(int s) => Keep((K)s); }", "new Maker({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) => Times.FromSeconds(System.TimeSpan.FromMinutes(s));", "Outer({|TYP1001:5|})")]
    [InlineData("static object Outer(int s) => FromSeconds(s); static object FromSeconds(int s) => (K)s;", "Outer({|TYP1001:7|})")]
    // The name of something else.
    [InlineData("static object Outer(int s) { Keep(new { s = 1 }); return (K)s; }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { Keep(nameof(s)); return Make(s); }", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { [Kind(number: 1)] object Inner(int number) => (K)number; return Inner(s); }", "Outer({|TYP1001:7|})")]
    // Through lists, and what surrounds them.
    [InlineData("static object Outer(int s) => new List<object> { (K)s };", "Outer({|TYP1001:7|})")]
    [InlineData("static object[] Outer(int s) => [(K)s];", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { using var held = Hold((K)s); return held; } static System.IO.Stream Hold(object value) => System.IO.Stream.Null;", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { using (Hold((K)s)) { return 1; } } static System.IO.Stream Hold(object value) => System.IO.Stream.Null;", "Outer({|TYP1001:7|})")]
    [InlineData("static async System.Threading.Tasks.Task<object> Outer(int s) => await System.Threading.Tasks.Task.FromResult<object>((K)s);", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) { object first = 1, second = (K)s; return (first, second); }", "Outer({|TYP1001:7|})")]
    // Not on each way, or not as it is.
    [InlineData("static object Outer(int s) => $\"{(K)s}\";", "Outer(7)")]
    [InlineData("static object Outer(int s, string? t) { Keep(t ?? throw new Exception()); return (K)s; }", "Outer(7, null)")]
    [InlineData("static object Outer(int s, string? t) { var made = (K)s; Keep(t ?? throw new Exception()); return made; }", "Outer({|TYP1001:7|}, null)")]
    [InlineData("static IEnumerable<object> Outer(int s) { if (Seven > DateTime.Now.Hour) { yield break; } Keep((K)s); }", "Outer(7)")]
    [InlineData("static object Outer(ref int s) => (K)s;", "Outer(ref x)")]
    [InlineData("static object Outer(int s) { Fix(out s); return (K)s; } static void Fix(out int s) => s = 5;", "Outer(7)")]
    [InlineData("static object Outer(int s) => (K)(s + 1);", "Outer(7)")]
    [InlineData("static object Outer(int s) { s++; return (K)s; }", "Outer(7)")]
    [InlineData("static object Outer(int s) { s = 5; return (K)s; }", "Outer(7)")]
    [InlineData("static partial class More { public static partial object Part(int s); public static partial object Part(int s) => (K)s; }", "More.Part(7)")]
    [InlineData("abstract class Basis { public abstract object Part(int s); } class Maker : Basis { public sealed override object Part(int s) => (K)s; }", "new Maker().Part(7)")]
    public Task Form(string helper, string call) => VerifyAsync(helper, call);

    [Theory]
    [InlineData("static object Outer(int s) => FromSeconds(s);", "Outer({|TYP1001:7|})")]
    [InlineData("static object Outer(int s) => (FromSeconds(s), 1);", "Outer({|TYP1001:7|})")]
    public Task Using_static(string helper, string call) => new CSharpAnalyzerTest<HelperArgumentAnalyzer>
    {
        TestCode = "using static Typed.Models.Creatify.KlingV16ProImageToVideoDurations;\n" + HelperCode.Of(helper, $"return {call};"),
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();

    private static Task VerifyAsync(string helper, string call) => HelperCode.VerifyAsync(Expanded(Make + helper), $"return {call};");

    private static string Expanded(string code) => code
        .Replace("(K)", "(KlingV16ProImageToVideoDuration)", StringComparison.Ordinal)
        .Replace("Times.", "KlingV16ProImageToVideoDurations.", StringComparison.Ordinal);
}
