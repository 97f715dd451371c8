using Typed.Analyzers.Tests.Fixtures;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>Ways of writing a value, each with a record of the project and with one of a referenced assembly.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData("return (Veo31Duration){|TYP1001:Shared.Const|};")]
    [InlineData("return (Veo31Duration){|TYP1001:Shared.Read|};")]
    [InlineData("return (Veo31Duration)Shared.Changed;")]
    [InlineData("return (Veo31Duration)Shared.Settable;")]
    [InlineData("return (Veo31Duration)new Shared().Field;")]
    [InlineData("return (Veo31Duration){|TYP1001:new Shared().Kept|};")]
    [InlineData("return (Veo31Duration)Shared.Property;")]
    [InlineData("return (Veo31Duration)({|TYP1001:Shared.Const * 2|});")]
    [InlineData("return (Veo31Duration)(Shared.Const + 1);")]
    [InlineData("return checked((Veo31Duration){|TYP1001:7|});")]
    [InlineData("return checked((Veo31Duration)(x + 7));")]
    [InlineData("int n = 7; return unchecked((Veo31Duration)(byte)(n + 1));")]
    [InlineData("int n = 263; return unchecked((Veo31Duration)(byte)n);")]
    [InlineData("int? n = 7; return (Veo31Duration?){|TYP1001:n|};")]
    [InlineData("int? n = flag ? 7 : null; return (Veo31Duration?){|TYP1001:n|};")]
    [InlineData("int? n = null; return (Veo31Duration?)n;")]
    [InlineData("return (Veo31Duration)(flag ? x > 3 ? {|TYP1001:5|} : 6 : maybe ?? {|TYP1001:7|});")]
    [InlineData("return (Veo31Duration)(x switch { 1 => 4, 2 => {|TYP1001:5|}, _ when flag => {|TYP1001:7|}, _ => x });")]
    [InlineData("return (Veo31Duration)'\\u0004';")]
    [InlineData("return new Veo31Params { Duration = default(Veo31Duration?) };")]
    [InlineData("return new Veo31Params { Duration = {|TYP1001:default(Veo31Duration)|} };")]
    [InlineData("return new Veo31Params { Duration = {|TYP1001:Veo31Duration.Seconds4 + 3|} };")]
    [InlineData("return new Veo31Params { Duration = {|TYP1001:Veo31Duration.Seconds4 | Veo31Duration.Seconds6 | Veo31Duration.Seconds8|} };")]
    [InlineData("return new Veo31Params { Duration = Veo31Duration.Seconds4 + 2 };")]
    [InlineData("return new Veo31Params { Duration = Veo31Duration.Seconds4 + x };")]
    [InlineData("Veo31Params p = new() { Duration = (Veo31Duration){|TYP1001:7|} }; return p with { Duration = (Veo31Duration){|TYP1001:9|} };")]
    [InlineData("Veo31Duration[] all = [(Veo31Duration)4, (Veo31Duration){|TYP1001:7|}]; return (Veo31Duration[])[.. all, (Veo31Duration){|TYP1001:9|}];")]
    [InlineData("var (a, b) = (7, 4); return ((Veo31Duration){|TYP1001:a|}, (Veo31Duration)b);")]
    [InlineData("int a; int b; (a, b) = (7, 4); return ((Veo31Duration){|TYP1001:a|}, (Veo31Duration)b);")]
    [InlineData("var pair = (Length: 7, 4); return (Veo31Duration){|TYP1001:pair.Length|};")]
    [InlineData("return ((Veo31Duration){|TYP1001:7|}, (Veo31Duration)4);")]
    [InlineData("foreach (var n in new[] { 4, 7 }) { Use((Veo31Duration){|TYP1001:n|}); } return null;")]
    [InlineData("return (from n in new[] { 4, 7 } select (Veo31Duration){|TYP1001:n|}).ToList();")]
    [InlineData("return new[] { 4, 7 }.Select(n => (Veo31Duration){|TYP1001:n|}).ToArray();")]
    [InlineData("var (a, b) = (4, 7); (a, b) = (b, a); return (Veo31Duration)b;")]
    [InlineData("var pair = (7, 4); pair.Item1 = 4; return (Veo31Duration)pair.Item1;")]
    [InlineData("var pair = (7, (5, 4)); return ((Veo31Duration)pair.Item2.Item2, (Veo31Duration){|TYP1001:pair.Item2.Item1|});")]
    [InlineData("var (a, (b, _)) = (4, (7, 8)); return ((Veo31Duration)a, (Veo31Duration){|TYP1001:b|});")]
    [InlineData("(int a, int b) = (7, x); return ((Veo31Duration){|TYP1001:a|}, (Veo31Duration)b);")]
    [InlineData("var n = 7; return ((Veo31Duration){|TYP1001:n|}, n);")]
    [InlineData("var n = 7; int m; (n, m) = (4, 5); return (Veo31Duration)n;")]
    [InlineData("foreach (var (n, _) in new[] { (7, 1) }) { Use((Veo31Duration)n); } return null;")]
    [InlineData("for (var n = 4; n <= 8; n += 2) { Use((Veo31Duration)n); } return null;")]
    [InlineData("for (var n = 4; n < 6; n++) { Use((Veo31Duration){|TYP1001:n|}); } return null;")]
    [InlineData("for (var n = 8; n > 6; n--) { Use((Veo31Duration){|TYP1001:n|}); } return null;")]
    [InlineData("for (var n = 4; n < 6; n++) { if (flag) { break; } Use((Veo31Duration)n); } return null;")]
    [InlineData("for (var n = 4; n < 6; n++) { if (n == 4) { Use((Veo31Duration)n); } } return null;")]
    [InlineData("for (var n = 4; n < 6; n++) { n++; Use((Veo31Duration)n); } return null;")]
    [InlineData("for (var n = 4; n < x; n++) { Use((Veo31Duration)n); } return null;")]
    [InlineData("Func<object>? f = null; for (var n = 5; n < 6; n++) { f = () => (Veo31Duration)n; } return f;")]
    [InlineData("return Enumerable.Range(4, 2).Select(n => (Veo31Duration){|TYP1001:n|}).ToArray();")]
    [InlineData("return (Veo31Duration[])[.. new[] { 4, 7 }.Select(n => (Veo31Duration){|TYP1001:n|})];")]
    [InlineData("return (Veo31Duration[])[.. from n in new[] { 4, 7 } select (Veo31Duration){|TYP1001:n|}];")]
    [InlineData("return new[] { 4, 7 }.ToDictionary(n => n, n => (Veo31Duration){|TYP1001:n|});")]
    [InlineData("return new[] { 4, 7 }.ToLookup(n => (Veo31Duration){|TYP1001:n|});")]
    [InlineData("return (Veo31Duration[])[.. new[] { 4, 7 }.Select(n => (Veo31Duration)n).Take(1)];")]
    [InlineData("return new[] { 4, 7 }.Select(n => (Veo31Duration)n);")]
    [InlineData("return new[] { 4, 7 }.Select(n => (Veo31Duration)n).First();")]
    [InlineData("return new[] { 4, 7 }.Where(n => n < 7).Select(n => (Veo31Duration)n);")]
    [InlineData("return new[] { 4, 7 }.Select(n => n == 7 ? Veo31Duration.Seconds8 : (Veo31Duration)n);")]
    [InlineData("int[] all = [4, 7]; all[1] = 8; return all.Select(n => (Veo31Duration)n);")]
    [InlineData("return (Veo31Duration)new[] { 4, {|TYP1001:7|} }.Max();")]
    [InlineData("return (Veo31Duration)new[] { 4, 7 }.Min();")]
    [InlineData("return (Veo31Duration)new[] { {|TYP1001:7|}, 4 }.First();")]
    [InlineData("return (Veo31Duration)new[] { 7, x }.Max();")]
    [InlineData("int n = 7; Action fix = () => n = 4; fix(); return (Veo31Duration)n;")]
    [InlineData("int n = 7; void Fix() => n++; Fix(); return (Veo31Duration)n;")]
    [InlineData("int n = 7; int.TryParse(\"4\", out n); return (Veo31Duration)n;")]
    [InlineData("int n = 7; ref var r = ref n; r = 4; return (Veo31Duration)n;")]
    [InlineData("int n = 7; System.Threading.Interlocked.Exchange(ref n, 4); return (Veo31Duration)n;")]
    [InlineData("int n = 7; Use(in n); return (Veo31Duration){|TYP1001:n|};")]
    [InlineData("int n = 7; System.Runtime.CompilerServices.Unsafe.AsRef(in n) = 4; return (Veo31Duration)n;")]
    [InlineData("scoped ref readonly int r = ref Shared.Settable; return (Veo31Duration)r;")]
    [InlineData("int n; try { n = x; } catch { n = 7; } return (Veo31Duration)n;")]
    [InlineData("int n = 7; do { n = 4; } while (flag); return (Veo31Duration)n;")]
    [InlineData("if (maybe is { } n) { return (Veo31Duration)n; } return null;")]
    [InlineData("if (maybe is not int n) { n = 7; } return (Veo31Duration)n;")]
    [InlineData("dynamic n = 7; return (Veo31Duration)n;")]
    [InlineData("object n = 7; return (Veo31Duration)n;")]
    [InlineData("int n = x is 4 or 6 or 8 ? x : 8; return (Veo31Duration)n;")]
    [InlineData("int n = Math.Clamp(7, 4, 4); return (Veo31Duration)n;")]
    [InlineData("return Veo31Durations.FromSeconds({|TYP1001:TimeSpan.FromMinutes(0.25)|});")]
    [InlineData("return Veo31Durations.FromSeconds({|TYP1001:new TimeSpan(0, 0, seconds: 7)|});")]
    [InlineData("return Veo31Durations.FromSeconds(TimeSpan.FromSeconds(3) + TimeSpan.FromSeconds(1));")]
    [InlineData("return Veo31Durations.FromSeconds(new TimeSpan(0, 0, 7).Duration());")]
    public async Task Value(string statements)
    {
        var code = $$"""
            using System;
            using System.Linq;
            using Typed.Models.Creatify;

            class Shared
            {
                public const int Const = 7;
                public static readonly int Read = 7;
                public static readonly int Changed = 7;
                public static int Settable = 7;
                public readonly int Field = 7;
                public readonly int Kept = 7;
                public static int Property => 7;

                static Shared() => Changed = 4;

                public Shared() => Field = 4;
            }

            static class Test
            {
                static void Use(object value) { }

                static void Use(in int value) { }

                static object? M(bool flag, int x, int? maybe)
                {
                    {{statements}}
                }
            }
            """;
        await Finding.VerifyAsync(code, ModelsFrom.Source);
        await Finding.VerifyAsync(code, ModelsFrom.Assembly);
    }

    [Theory]
    [InlineData("new StudioParams { Prompt = {|TYP1010:$\"{Empty}\"|} }")]
    [InlineData("new StudioParams { Prompt = nameof(M), Caption = {|TYP1007:nameof(M)|} }")]
    [InlineData("new StudioParams { Prompt = $\"{Empty}{flag}\" }")]
    [InlineData("new StudioParams { Prompt = {|TYP1010:Empty + Empty|} }")]
    [InlineData("new StudioParams { Prompt = Empty + flag }")]
    [InlineData("new StudioParams { Prompt = \"x\", Caption = {|TYP1007:\"\"\"ab\"\"\"|} }")]
    [InlineData("new StudioParams { Prompt = \"x\", Caption = flag ? \"abc\" : {|TYP1007:\"ab\"|} }")]
    [InlineData("new StudioParams { Prompt = \"x\", Images = [.. Two, \"c.png\"] }")]
    [InlineData("new StudioParams { Prompt = \"x\", Images = {|TYP1011:[\"https://x/a\", \"https://x/b\", \"https://x/c\"]|} }")]
    [InlineData("new StudioParams { Prompt = \"x\", Images = Two }")]
    [InlineData("new StudioParams { Prompt = \"x\", Images = {|TYP1011:None|} }")]
    [InlineData("new StudioParams { Prompt = \"x\", Steps = flag ? null : {|TYP1005:9|} }")]
    [InlineData("new StudioParams { Prompt = \"x\", Steps = checked((int){|TYP1005:9L|}) }")]
    [InlineData("new StudioParams { Prompt = \"x\", Steps = Nine is > 4 ? 4 : Nine }")]
    public Task Constraint(string request) => Finding.VerifyConstraintAsync(
        $$"""
        using Acme;

        static class Test
        {
            const string Empty = "";
            static readonly int Nine = 9;
            static readonly string[] Two = ["https://x/a", "https://x/b"];
            static readonly string[] None = [];

            static object? M(bool flag) => {{request}};
        }
        """);
}
