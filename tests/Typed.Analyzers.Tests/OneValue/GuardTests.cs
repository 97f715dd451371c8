using Typed.Analyzers.Tests.Fixtures;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A wrong value that never gets to where it would be wrong, or may not: dead code, and values that the code itself tests.</summary>
public sealed class GuardTests
{
    [Theory]
    // Tested before: whoever asks may have seen to it.
    [InlineData("int n = 7; if (n is 4 or 6 or 8) return (Veo31Duration)n; return null;")]
    [InlineData("const int N = 7; if (N.Equals(x)) return (Veo31Duration)N; return null;")]
    [InlineData("if (Allowed.Contains(Wrong)) { var made = new Veo31Params { Duration = (Veo31Duration)Wrong }; return made; } return null;")]
    [InlineData("if (!Allowed.Contains(Wrong)) { return null; } return (Veo31Duration)Wrong;")]
    [InlineData("if (!Allowed.Contains(Wrong)) throw new Exception(); Console.WriteLine(); if (flag) { return (Veo31Duration)Wrong; } return null;")]
    [InlineData("return Allowed.Contains(Wrong) ? (Veo31Duration)Wrong : null;")]
    [InlineData("return (Veo31Duration)(Allowed.Contains(Wrong) ? Wrong : 4);")]
    [InlineData("return Allowed.Contains(Wrong) && Keep((Veo31Duration)Wrong);")]
    [InlineData("return !Allowed.Contains(Wrong) || Keep((Veo31Duration)Wrong);")]
    [InlineData("int n = 7; switch (n) { case 4: return (Veo31Duration)n; default: return null; }")]
    [InlineData("int n = 7; return n switch { 4 => (Veo31Duration)n, _ => null };")]
    [InlineData("int n = 7; return x switch { 1 when n < 5 => (Veo31Duration)n, _ => null };")]
    [InlineData("int n = 7; while (n == 4) { return (Veo31Duration)n; } return null;")]
    [InlineData("var t = TimeSpan.FromSeconds(7); if (t.TotalSeconds is 4) return Veo31Durations.FromSeconds(t); return null;")]
    [InlineData("int n = 7; if (n is 4) return Veo31Durations.FromSeconds(TimeSpan.FromSeconds(n)); return null;")]
    [InlineData("int n = 7; if (n is 4) { Func<object> later = () => (Veo31Duration)n; return later; } return null;")]
    // Tested, but not for this, or not for what comes.
    [InlineData("int n = 7; if (n > 5) { Console.WriteLine(); } return (Veo31Duration){|TYP1001:n|};")]
    [InlineData("int n = 7; if (x > 5) { return null; } return (Veo31Duration){|TYP1001:n|};")]
    [InlineData("int n = 7; var made = (Veo31Duration){|TYP1001:n|}; if (n > 5) { return null; } return made;")]
    [InlineData("int n = 7; if (flag) { return (Veo31Duration){|TYP1001:n|}; } return null;")]
    [InlineData("int n = 7; return flag ? (Veo31Duration){|TYP1001:n|} : null;")]
    // Dead code.
    [InlineData("if (Off) { return (Veo31Duration)7; } return null;")]
    [InlineData("if (Off) return new Veo31Params { Duration = Veo31Durations.FromSeconds(7) }; return null;")]
    [InlineData("if (!Off) { return null; } return (Veo31Duration)7;")]
    [InlineData("return null; return (Veo31Duration)7;")]
    [InlineData("while (Off) { Keep((Veo31Duration)7); } return null;")]
    [InlineData("return Off ? (Veo31Duration)7 : null;")]
    [InlineData("return Off && Keep((Veo31Duration)7);")]
    [InlineData("return !Off || Keep((Veo31Duration)7);")]
    [InlineData("return !Off && Keep((Veo31Duration){|TYP1001:7|});")]
    [InlineData("return Off ? null : (Veo31Duration){|TYP1001:7|};")]
    [InlineData("if (!Off) { return (Veo31Duration){|TYP1001:7|}; } return null;")]
    [InlineData("return Made(); object Made() => (Veo31Duration){|TYP1001:7|};")]
    [InlineData("return Made(); object Made() { return (Veo31Duration){|TYP1001:7|}; }")]
    [InlineData("Func<object> later = () => { if (flag) { return x; } return (Veo31Duration){|TYP1001:7|}; }; return later;")]
    [InlineData("try { return (Veo31Duration){|TYP1001:7|}; } catch (Exception) { return (Veo31Duration){|TYP1001:9|}; }")]
    [InlineData("#if FAST\nreturn (Veo31Duration)7;\n#else\nreturn (Veo31Duration)8;\n#endif")]
    // Questions of .NET about a value.
    [InlineData("return Enum.IsDefined((Veo31Duration)7);")]
    [InlineData("return Enum.IsDefined(typeof(Veo31Duration), (Veo31Duration)7);")]
    [InlineData("return Veo31Duration.Seconds4.Equals((Veo31Duration)7);")]
    [InlineData("return Equals(Veo31Duration.Seconds4, (Veo31Duration)7);")]
    [InlineData("return new[] { Veo31Duration.Seconds4 }.Contains((Veo31Duration)7);")]
    [InlineData("return ((Veo31Duration)7).CompareTo(Veo31Duration.Seconds4);")]
    [InlineData("return new List<Veo31Duration> { Veo31Duration.Seconds4, (Veo31Duration){|TYP1001:7|} };")]
    public async Task Value_may_not_get_there(string statements)
    {
        var code = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using Typed.Models.Creatify;

            class Test
            {
                const bool Off = false;
                static readonly int Wrong = 7;
                static readonly int[] Allowed = [4, 6, 8];

                static bool Keep(object value) => true;

                static object? M(bool flag, int x)
                {
            {{statements}}
                }
            }
            """;
        await Finding.VerifyAsync(code, ModelsFrom.Source);
        await Finding.VerifyAsync(code, ModelsFrom.Assembly);
    }

    [Theory]
    [InlineData("return string.IsNullOrEmpty(Hook) ? new StudioParams { Prompt = \"x\" } : new StudioParams { Prompt = \"x\", Callback = Hook };")]
    [InlineData("return new StudioParams { Prompt = \"x\", Callback = string.IsNullOrEmpty(Hook) ? null : Hook };")]
    [InlineData("if (Hook.Length > 0) { return new StudioParams { Prompt = \"x\", Callback = Hook }; } return null;")]
    [InlineData("string? text = null; return text == null ? null : new StudioParams { Prompt = text };")]
    [InlineData("if (Seven < 5) { return new StudioParams { Prompt = \"x\", Steps = 7 }; } return null;")]
    [InlineData("return new StudioParams { Prompt = \"x\", Callback = {|TYP1014:Hook|} };")]
    [InlineData("if (flag) { return new StudioParams { Prompt = \"x\", Steps = {|TYP1005:Seven|} }; } return null;")]
    public Task Constraint(string statements) => Finding.VerifyConstraintAsync(
        $$"""
        using Acme;

        static class Test
        {
            const string Hook = "";
            const int Seven = 7;

            static object? M(bool flag)
            {
                {{statements}}
            }
        }
        """);

    [Fact]
    public Task Statements_of_every_place() => Finding.VerifyConstraintAsync(
        """
        using System;
        using Acme;

        class Test
        {
            Func<object> _later = () => { return new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} }; };
            object Property { get { return new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} }; } }

            Test() { Keep(new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} }); }

            void Keep(object value) { }

            object M(int x)
            {
                switch (x)
                {
                    case 1: return new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} };
                    case 2: Keep(1); Keep(new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} }); break;
                }

                goto next;
                next: Keep(new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} });
                for (var made = new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} }; ;) Keep(made);
            }
        }
        """);

    [Fact]
    public async Task Statements_of_a_program()
    {
        var test = new Kit.CSharpAnalyzerTest<Typed.Analyzers.OneValue.ConstrainedValueAnalyzer>
        {
            TestCode = """
                using System;
                using Acme;

                Console.WriteLine(new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} });
                if (args.Length > 0) return;
                Console.WriteLine(new StudioParams { Prompt = "x", Steps = {|TYP1005:9|} });
                return;
                Console.WriteLine(new StudioParams { Prompt = "x", Steps = 9 });
                """,
        };
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange([Kit.References.Runtime, ConstrainedModel.Assembly]);
        await test.RunAsync();
    }
}
