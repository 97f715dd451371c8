namespace Typed.Analyzers.Tests.Sweep;

/// <summary>Programs as people write them: branches that belong together, guards, templates, extras, loops, helpers. They are run; what they send is the judge.</summary>
public sealed class RealisticProgramTests(ITestOutputHelper output)
{
    // V(s) and K(s) are requests of s seconds to a model that takes 4, 6 and 8, and to one that takes 5 and 10.
    private static readonly string[] s_right =
    [
        // Branches that belong together.
        "var s = a ? 8 : 5; return a ? V(s) : K(s);",
        "var s = a ? 8 : 5; if (!a) { return K(s); } return V(s);",
        "int s; if (a) { s = 8; } else { s = 5; } if (a) { return V(s); } return K(s);",
        "var s = a switch { true => 8, false => 5 }; switch (a) { case true: return V(s); default: return K(s); }",
        "var (s, isKling) = a ? (5, true) : (8, false); return isKling ? K(s) : V(s);",
        "(int Seconds, bool IsKling) t = a ? (5, true) : (8, false); return t.IsKling ? K(t.Seconds) : V(t.Seconds);",
        "var s = a ? 8 : b ? 6 : 5; return a || b ? V(s) : K(s);",
        "var s = b ? 6 : 5; if (a == b) { return null; } return a ? K(s) : V(s);",
        "int? s = a ? 5 : null; return s is { } k ? K(k) : V(8);",
        "var s = a ? 5 : 8; var isShort = s < 6; return isShort ? K(s) : V(s);",
        // Guards and repairs.
        "var s = 5; if (s is not (4 or 6 or 8)) { s = 8; } return V(s);",
        "var s = a ? 5 : 8; s = s == 5 ? 6 : s; return V(s);",
        "var d = (Veo31Duration)5; if (!Enum.IsDefined(d)) { d = Veo31Duration.Seconds8; } return new Veo31Params { Prompt = \"x\", Duration = d };",
        "var d = (Veo31Duration)5; d = d switch { Veo31Duration.Seconds4 => d, _ => Veo31Duration.Seconds8 }; return new Veo31Params { Prompt = \"x\", Duration = d };",
        "Veo31Duration d = default; void Set() => d = Veo31Duration.Seconds8; Set(); return new Veo31Params { Prompt = \"x\", Duration = d };",
        "Veo31Duration d = 0; foreach (var one in Enum.GetValues<Veo31Duration>()) { d = one; } return new Veo31Params { Prompt = \"x\", Duration = d };",
        "Veo31Duration d = default; try { d = Enum.Parse<Veo31Duration>(\"Seconds8\"); } catch (ArgumentException) { } return new Veo31Params { Prompt = \"x\", Duration = d };",
        "Veo31Duration d = default; return new Veo31Params { Prompt = \"x\", Duration = Enum.IsDefined(d) ? d : null };",
        "Veo31Duration d = default; if (!Enum.IsDefined(d)) { d = Veo31Duration.Seconds8; } return new Veo31Params { Prompt = \"x\", Duration = d };",
        "var d = Veo31Duration.Seconds4; d += 2; return new Veo31Params { Prompt = \"x\", Duration = d };",
        "var d = Veo31Duration.Seconds4; d++; d++; return new Veo31Params { Prompt = \"x\", Duration = d };",
        "Veo31Duration d = 0; do { d += 4; } while (d < Veo31Duration.Seconds8); return new Veo31Params { Prompt = \"x\", Duration = d };",
        "var d = a ? Veo31Duration.Seconds4 : Veo31Duration.Seconds6; return new Veo31Params { Prompt = \"x\", Duration = d + 2 };",
        "var s = 5; Check(s); return V(s);",
        "var s = 5; try { Check(s); return V(s); } catch (ArgumentException) { return V(8); }",
        "var s = a ? 5 : 8; if (!IsFine(s)) { return null; } return V(s);",
        "var s = a ? 5 : 8; return IsFine(s) ? V(s) : null;",
        "var s = a ? 5 : 8; while (!IsFine(s)) { s++; } return V(s);",
        "var s = a ? 5 : 8; ArgumentOutOfRangeException.ThrowIfEqual(s, 5); return V(s);",
        "object s = 5; return s is 5 ? null : V((int)s);",
        "var text = a ? \"\" : \"x\"; if (text is \"\") { return null; } return new VoiceGenerationParams { Text = text };",
        "var text = \"\"; text += \"x\"; return new VoiceGenerationParams { Text = text };",
        "var text = \"\"; foreach (var c in \"ab\") { text += c; } return new VoiceGenerationParams { Text = text };",
        "var speed = a ? 9.0 : 1.0; if (speed > 4) { speed = 1; } return new VoiceGenerationParams { Text = \"x\", Speed = speed };",
        "return new VoiceGenerationParams { Text = \"x\", Speed = Math.Min(9, 1) };",
        "var all = a ? new List<VideoGenerationBatchPromptsItem>() : [new() { Prompt = \"x\" }]; if (all.Count == 0) { return null; } return new VideoGenerationBatchParams { Prompts = all };",
        "var all = new List<VideoGenerationBatchPromptsItem>(); all.Add(new() { Prompt = \"x\" }); return new VideoGenerationBatchParams { Prompts = all };",
        // Variables that change.
        "var s = 5; while (s < 8) { s++; } return V(s);",
        "var s = 5; again: if (s < 8) { s++; goto again; } return V(s);",
        "var s = 5; ref var r = ref s; r = 8; return V(s);",
        "var s = 5; Action fix = () => s = 8; fix(); return V(s);",
        "var s = 5; void Fix() { s = 8; } Fix(); return V(s);",
        "var s = 5; (s, _) = (8, 5); return V(s);",
        "var (s, t) = (5, 8); (s, t) = (t, s); return V(s);",
        "var pair = (S: 5, T: 8); pair.S = pair.T; return V(pair.S);",
        "var pair = (S: 5, T: 8); ref var r = ref pair.S; r = 8; return V(pair.S);",
        "var pair = (S: 5, T: 8); Set(ref pair.S); return V(pair.S);",
        "var pair = (S: 5, T: 8); (pair.S, _) = (8, 5); return V(pair.S);",
        "var pair = (S: 5, T: 8); pair = (8, 5); return V(pair.S);",
        "int s; Set(out s, 8); return V(s);",
        "var s = 5; try { s = int.Parse(\"8\"); } catch (FormatException) { } return V(s);",
        // Loops.
        "foreach (var s in new[] { 4, 5 }) { return V(s); } return null;",
        "foreach (var s in new[] { 8, 5 }) { if (a) { continue; } return V(s); } return null;",
        "foreach (var s in new[] { 5, 8 }) { if (s == 5) { continue; } return V(s); } return null;",
        "foreach (var s in new[] { 8, 5 }) { if (IsFine(s)) { return V(s); } } return null;",
        "foreach (var s in new[] { 5, 8 }) { try { Check(s); return V(s); } catch (ArgumentException) { } } return null;",
        "IModelParams? last = null; foreach (var s in new[] { 4, 5 }) { last = V(s); break; } return last;",
        "for (var s = 4; ; s++) { return V(s); }",
        "for (var s = 4; s < 9; s++) { return V(s); } return null;",
        "for (var s = 3; s < 9; s++) { if (s < 4) { continue; } return V(s); } return null;",
        "for (var s = 3; s < 9; s++) { if (s % 2 == 0) { return V(s); } } return null;",
        "for (var s = 4; s <= 8; s += 2) { if (s == x) { return V(s); } } return null;",
        "for (var s = 5; s < 5; s++) { return V(s); } return null;",
        "for (var i = 0; i < 3; i++) { if (i == 2) { return V(4 + 2 * i); } } return null;",
        "for (var i = 1; i < 3; i++) { var s = i * 4; return V(s); } return null;",
        "IModelParams? last = null; for (var s = 4; s <= 8; s += 2) { last = V(s); } return last;",
        // LINQ.
        "return new[] { 4, 5 }.Where(s => s != 5).Select(s => V(s)).First();",
        "return new[] { 4, 5 }.Select(s => V(s)).First();",
        "var all = new[] { 4, 5 }.Select(s => V(s)); return all.FirstOrDefault();",
        "return (from s in new[] { 4, 5 } where s == 4 select V(s)).First();",
        "return new[] { 4, 5 }.Take(1).Select(s => V(s)).ToArray()[0];",
        "return new[] { 4, 5 }.Select(s => V(s)).Take(1).ToArray()[0];",
        "return new[] { 8, 5 }.Select(s => s == 5 ? null : V(s)).ToArray()[0];",
        "return new[] { 8, 5 }.Select(s => { if (s == 5) { return null; } return V(s); }).ToList()[0];",
        "return V(new[] { 5, 8 }.Max());",
        "return V(new[] { 5, 8 }.Last());",
        "return V(Enumerable.Range(4, 3).Last());",
        "foreach (var one in new[] { 8, 5 }.Select(s => V(s))) { return one; } return null;",
        // Helpers.
        "IModelParams Make(int s) { if (s is not (4 or 6 or 8)) { s = 8; } return V(s); } return Make(5);",
        "IModelParams Make(int s) => s == 5 ? K(s) : V(s); return Make(5);",
        "return a ? Either(true, 8) : Either(false, 5);",
        "IModelParams Make(int s = 5) => V(s); return Make(8);",
        "Func<int, IModelParams> make = s => V(s); return make(8);",
        "(int S, int T) Pair() => (8, 5); var (s, _) = Pair(); return V(s);",
        // Templates and extras.
        "var p = new Veo31Params { Prompt = null! }; return p with { Prompt = \"x\" };",
        "var p = Template(\"x\"); return p with { Duration = Veo31Duration.Seconds4 };",
        "return Given(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"duration\", \"4s\" } } });",
        "var extras = new ExtraParameters(); extras.Add(\"duration\", \"4s\"); return new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = extras };",
        "var p = new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"camera\", \"left\" } } }; p.ExtraParameters!.Add(\"duration\", \"4s\"); return p;",
        "var p = a ? new Veo31Params { Prompt = \"x\" } : new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds4 }; return p;",
        "Veo31Params p = new() { Prompt = \"x\" }; if (a) { p = p with { Duration = Veo31Duration.Seconds4 }; } return p;",
        "Veo31Duration? d = a ? null : Veo31Duration.Seconds4; return new Veo31Params { Prompt = \"x\", Duration = d };",
        "return new Veo31Params { Prompt = \"x\", Duration = null };",
        "return new Veo31Params { Prompt = \"x\", Duration = x == 4 ? Veo31Duration.Seconds4 : Veo31Duration.Seconds8 };",
        "return new Veo31Params { Prompt = \"x\", Duration = (Veo31Duration)(x / 4 * 4) };",
        "return new KlingV16ProTextToVideoParams { Prompt = \"x\", Duration = KlingV16ProTextToVideoDurations.FromSeconds(TimeSpan.FromMinutes(1) / 12) };",
        "return new KlingV16ProTextToVideoParams { Prompt = \"x\", Duration = KlingV16ProTextToVideoDurations.FromSeconds(TimeSpan.FromSeconds(2.5) * 2) };",
    ];

    // What must be found: the value surely arrives.
    private static readonly string[] s_wrong =
    [
        "return V(5);",
        "var (s, _) = (5, 8); return V(s);",
        "var t = (S: 5, T: 8); return V(t.S);",
        "IModelParams? last = null; for (var s = 4; s < 6; s++) { last = V(s); } return last;",
        "IModelParams? last = null; foreach (var s in new[] { 4, 5 }) { last = V(s); } return last;",
        "foreach (var s in new[] { 5, 8 }) { return V(s); } return null;",
        "return new[] { 4, 5 }.Select(s => V(s)).ToArray()[1];",
        "return new[] { 4, 5 }.Select(s => V(s)).ToList().Last();",
        "IModelParams? last = null; foreach (var one in from s in new[] { 4, 5 } select V(s)) { last = one; } return last;",
        "return V(new[] { 4, 5 }.Max());",
        "var s = Math.Clamp(9, 4, 5); return V(s);",
        "var seconds = TimeSpan.FromSeconds(4) + TimeSpan.FromSeconds(1); return new Veo31Params { Prompt = \"x\", Duration = Veo31Durations.FromSeconds(seconds) };",
        "return new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds4 + 1 };",
        "return new VoiceGenerationParams { Text = $\"{\"\"}\" };",
        "return new VideoGenerationBatchParams { Prompts = [] };",
        "return new VoiceGenerationParams { Text = \"x\", Speed = Math.Max(9, 1) };",
        "IModelParams Make(int s) => V(s); return Make(5);",
    ];

    private const string Members =
        """
            static void Check(int s) { if (s == 5) { throw new ArgumentException("5"); } }
            static bool IsFine(int s) => s is 4 or 6 or 8;
            static void Set(ref int s) => s = 8;
            static void Set(out int s, int value) => s = value;
            static IModelParams Either(bool isVeo, int s) => isVeo ? V(s) : K(s);
            static Veo31Params Template(string prompt) => new() { Prompt = prompt, Duration = Veo31Duration.Seconds8 };
            static Veo31Params Given(Veo31Params p) => p with { Duration = (Veo31Duration)5 };
        """;

    [Fact]
    public async Task Nothing_that_is_said_is_disproved()
    {
        var judged = await ProgramJudge.RunAsync(Full(Members), [.. s_right.Select(Full)]);

        output.WriteLine($"{s_right.Length} programs, {judged.Errors} errors, {judged.Prices} prices");
        Assert.True(judged.Wrong.Count == 0, string.Join("\n", judged.Wrong));
        // Each of them is right: none of its runs is refused.
        Assert.True(judged.Unseen.Count == 0, string.Join("\n", judged.Unseen));
        Assert.True(judged.Prices > 10, $"{judged.Prices} prices");
    }

    [Fact]
    public async Task What_surely_arrives_is_found()
    {
        var judged = await ProgramJudge.RunAsync(Full(Members), [.. s_wrong.Select(Full)]);

        Assert.True(judged.Wrong.Count == 0, string.Join("\n", judged.Wrong));
        Assert.True(judged.Unseen.Count == 0, string.Join("\n", judged.Unseen));
        Assert.True(judged.Errors >= s_wrong.Length);
    }

    private static string Full(string program) => Request(Request(program, "V(", "new Veo31Params { Prompt = \"x\", Duration = (Veo31Duration)(", " }"), "K(",
        "new KlingV16ProTextToVideoParams { Prompt = \"x\", Duration = (KlingV16ProTextToVideoDuration)(", " }");

    // Replaces each V(…) with the request; the parentheses of the argument are counted.
    private static string Request(string program, string name, string before, string after)
    {
        for (var at = program.IndexOf(name, StringComparison.Ordinal); at >= 0; at = program.IndexOf(name, at + before.Length, StringComparison.Ordinal))
        {
            if (at > 0 && char.IsLetterOrDigit(program[at - 1]))
            {
                at++;
                continue;
            }

            var end = at + name.Length;
            for (var depth = 1; depth > 0; end++)
            {
                depth += program[end] == '(' ? 1 : program[end] == ')' ? -1 : 0;
            }

            program = program[..at] + before + program[(at + name.Length)..end] + after + program[end..];
        }

        return program;
    }
}
