using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Names in and around a helper that a search by names must not confuse. K stands for the cast to a duration of 5 or 10 seconds.</summary>
public sealed class HelperNameTests
{
    private const string Durations = "KlingV16ProImageToVideoDurations.FromSeconds";

    [Theory]
    // A helper within a method without parameters, and within a constructor, an accessor or a lambda.
    [InlineData("static object Outer() { object Make(int s) => (K)s; return Make({|TYP1001:7|}); }", "Outer()")]
    [InlineData("class Maker { public object Made { get; } public Maker() { object Make(int s) => (K)s; Made = Make({|TYP1001:7|}); } }", "new Maker()")]
    [InlineData("static object Outer { get { object Make(int s) => (K)s; return Make({|TYP1001:7|}); } }", "Outer")]
    [InlineData("static object Outer() { Func<object> made = () => { object Make(int s) => (K)s; return Make({|TYP1001:7|}); }; return made; }", "Outer()")]
    // The parameter of a function within the helper has the same name.
    [InlineData("static object Make(int s) { static int Next(int s) => s + 1; Keep(Next(1)); return (K)s; }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { Func<int, int> next = static s => s + 1; Keep(next(1)); return (K)s; }", "Make({|TYP1001:7|})")]
    [InlineData("static object Make(int s) { int Next(int t) => t + 1; Keep(Next(1)); return (K)s; }", "Make({|TYP1001:7|})")]
    // A member of another object has the same name.
    [InlineData("class Pair { public int S; } static object Make(int S) { Keep(new Pair { S = 5 }); return (K)S; }", "Make({|TYP1001:7|})")]
    [InlineData("class Pair { public int S; } static object Make(int S) { Keep(new Pair().S); return (K)S; }", "Make({|TYP1001:7|})")]
    [InlineData("class Pair { public int S; } static object Make(int S) { Keep(new Pair { S = S }); return (K)S; }", "Make(7)")]
    [InlineData("static int Next(int S) => S; static object Make(int S) { Keep(Next(S: 1)); return (K)S; }", "Make({|TYP1001:7|})")]
    // A text that is surely there.
    [InlineData("static object Make(string? s) => new StudioParams { Prompt = s! };", "Make({|TYP1010:\"\"|})")]
    [InlineData("static object Make(string? s) => Next(s!); static object Next(string s) => new StudioParams { Prompt = s };", "Make({|TYP1010:\"\"|})")]
    // A negative number is another value.
    [InlineData("static object Make(int s) => (K)(-s);", "Make(7)")]
    // A type by its alias.
    [InlineData("public static object Make(int s) => new global::Maker(s); } class Maker(int s) { public object Made { get; } = (K)s; } static class More {", "Program.Make({|TYP1001:7|})")]
    [InlineData("static Maker Make(int s) => new(s); class Maker { public Maker(int s) => Keep((K)s); }", "Make({|TYP1001:7|})")]
    // What runs once for the type is not part of a constructor.
    [InlineData("class Maker(int s) { static readonly int s_one = Seven > 5 ? 1 : throw new Exception(); const int Two = 2; object _made = (K)s; }", "new Maker({|TYP1001:7|})")]
    [InlineData("class Maker(int s) { readonly int _one = Seven > 5 ? 1 : throw new Exception(); object _made = (K)s; }", "new Maker(7)")]
    // Of two times in different units, the first one counts.
    [InlineData($"static object Make(double s) => ({Durations}(TimeSpan.FromMinutes(s)), {Durations}(TimeSpan.FromSeconds(s)));", "Make({|TYP1001:5|})")]
    public Task Name(string helper, string call) => new CSharpAnalyzerTest<HelperArgumentAnalyzer>
    {
        TestCode = HelperCode.Of(helper.Replace("(K)", "(KlingV16ProImageToVideoDuration)", StringComparison.Ordinal), $"return {call};"),
        TestState = { AdditionalReferences = { References.Runtime, GeneratedModels.Assembly, ConstrainedModel.Assembly } },
    }.RunAsync();
}
