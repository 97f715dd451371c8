using Typed.Tests.Kit;

namespace Typed.Analyzers.Tests.Sweep;

/// <summary>
/// Programs with branches, templates, extras, loops and helpers are run: what they send is the judge of each error and each price.
/// An error needs a run that is refused; a price needs every run to cost just that.
/// </summary>
public sealed class ExecutedProgramTests(ITestOutputHelper output)
{
    // How the seconds come about, for a model that takes 4, 6 and 8.
    private static readonly string[] s_seconds =
    [
        "var s = 8;",
        "var s = 5;",
        "var s = a ? 8 : 5;",
        "var s = a ? 8 : x;",
        "const int s = 6;",
        "int s; if (a) { s = 4; } else { s = 5; }",
        "var s = b switch { true => 4, _ => 7 };",
        "var s = 5; if (a) { s = 8; }",
        "var s = 0; foreach (var one in new[] { 4, 6 }) { s = one; }",
        "var s = 0; for (var i = 4; i < 7; i += 2) { s = i; }",
        "var s = Math.Max(4, 6);",
        "var (s, _) = (6, 5);",
        "var s = a ? 5 : 5;",
    ];

    // What guards them.
    private static readonly string[] s_guards =
    [
        "",
        "if (a) { return null; }",
        "if (!a) { return null; }",
        "if (s == 5) { return null; }",
        "if (s is not (4 or 6 or 8)) { s2 = 8; } else { s2 = s; }",
        "Check(s);",
        "while (a) { break; }",
        "if (a == b) { return null; }",
        "switch (a) { case true: return null; }",
    ];

    private static readonly string[] s_requests =
    [
        "new Veo31Params { Prompt = \"x\", Duration = D }",
        "new Veo31Params { Prompt = \"x\", Duration = D, ExtraParameters = new() { { \"duration\", \"4s\" } } }",
        "new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { a ? \"duration\" : \"other\", \"4s\" } }, Duration = D }",
        "new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"camera\", \"left\" } }, Duration = D }",
        "Plain with { Duration = D }",
        "Overridden with { Duration = D }",
        "Overridden with { Duration = D, ExtraParameters = null }",
        "Made(a) with { Duration = D }",
        "(a ? Plain : Overridden) with { Duration = D }",
        "a ? new Veo31Params { Prompt = \"x\", Duration = D } : null",
        "Helper(D)",
    ];

    private static readonly (string Seconds, string Guard, string Request)[] s_programs =
        [.. from seconds in s_seconds from guard in s_guards from request in s_requests select (seconds, guard, request)];

    [LongFact]
    public Task What_is_sent_is_the_judge() => JudgeAsync(s_programs, atLeast: 50);

    /// <summary>A selection, the same in each run.</summary>
    [Fact]
    public Task What_is_sent_is_the_judge_of_some() => JudgeAsync(new Random(16).GetItems(s_programs, 120), atLeast: 3);

    private async Task JudgeAsync((string Seconds, string Guard, string Request)[] programs, int atLeast)
    {
        var judged = await ProgramJudge.RunAsync(
            """
                static readonly Veo31Params Plain = new() { Prompt = "x" };
                static readonly Veo31Params Overridden = new() { Prompt = "x", ExtraParameters = new() { { "duration", "4s" } } };
                static Veo31Params Made(bool a) => a ? Plain : Overridden;
                static Veo31Params Helper(Veo31Duration d) => new() { Prompt = "x", Duration = d };
                static void Check(int s) { if (s == 5) { throw new ArgumentException("5"); } }
            """,
            [.. programs.Select(Text)]);

        output.WriteLine($"{programs.Length} programs, {judged.Errors} errors, {judged.Prices} prices, {judged.Unseen.Count} programs with an unseen error");
        Assert.True(judged.Wrong.Count == 0, $"{judged.Wrong.Count} wrong of {judged.Errors} errors and {judged.Prices} prices:\n{string.Join("\n", judged.Wrong.Take(30))}");
        Assert.True(judged.Errors > atLeast && judged.Prices > atLeast, $"{judged.Errors} errors, {judged.Prices} prices");
    }

    private static string Text((string Seconds, string Guard, string Request) program)
    {
        var isReplaced = program.Guard.Contains("s2", StringComparison.Ordinal);
        var value = isReplaced ? "s2" : "s";
        var sent = program.Request.Replace("= D", $"= (Veo31Duration){value}", StringComparison.Ordinal).Replace("(D)", $"((Veo31Duration){value})", StringComparison.Ordinal);
        return $"{program.Seconds} {(isReplaced ? "int s2; " : "")}{program.Guard} return {sent};";
    }
}
