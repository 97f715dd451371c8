using Typed.Analyzers.Credits;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Credits;

/// <summary>Which statements can run one after the other: two submissions on one path are over the budget, one is not. R stands for a submission.</summary>
public sealed class PathDetailTests
{
    [Theory]
    // A flag that two statements test has one value, also if it is a local, one of several, or the first operand.
    [InlineData(false, "var on = flag; if (on) { R; } if (!on) { R; }")]
    [InlineData(true, "if (flag) { } if (!flag) { } if (other) { R; } if (other) { R; }")]
    [InlineData(true, "if (flag) { R; } if (flag) { } if (other) { R; } if (other) { }")]
    [InlineData(false, "_ = flag && R is null; if (!flag) { R; }")]
    [InlineData(true, "_ = flag && R is null; if (flag) { R; }")]
    [InlineData(false, "_ = flag || R is null; if (flag) { R; }")]
    [InlineData(true, "_ = flag || R is null; if (!flag) { R; }")]
    [InlineData(true, "_ = flag || R is null || R is null;")]
    [InlineData(true, "R; _ = flag || url.Length > 3; R;")]
    // What ends the method if a value is null need not end it.
    [InlineData(true, "R; _ = maybe ?? throw new Exception(); R;")]
    [InlineData(true, "R; _ = url switch { \"a\" => 1, _ => 2 }; R;")]
    [InlineData(true, "_ = url switch { \"a\" => R, _ => null }; R;")]
    // With a default, no way leads past the sections.
    [InlineData(false, "R; switch (url) { case \"a\": return; default: return; } R;")]
    [InlineData(false, "R; switch (url) { case \"a\": return; case \"b\": default: return; } R;")]
    [InlineData(true, "R; switch (url) { case \"a\": return; case \"b\": return; } R;")]
    [InlineData(true, "R; switch (url) { case \"a\": break; default: return; } R;")]
    // A turn that ends early is a turn.
    [InlineData(true, "for (var i = 0; i < 2; i++) { if (flag) { R; continue; } }")]
    [InlineData(true, "for (;;) { if (flag) { R; break; } } R;")]
    [InlineData(false, "for (;;) { R; } R;")]
    [InlineData(false, "do { R; } while (flag);")]
    // A loop without an end surely has a first turn, in each of its forms. Only a break leads out of it.
    [InlineData(true, "for (;;) { R; if (flag) { break; } } R;")]
    [InlineData(true, "for (; true;) { R; if (flag) { break; } } R;")]
    [InlineData(true, "while (true) { R; if (flag) { break; } } R;")]
    [InlineData(false, "for (;;) { R; if (flag) { break; } }")]
    [InlineData(false, "for (; true;) { R; if (flag) { break; } }")]
    [InlineData(false, "while (true) { R; if (flag) { break; } }")]
    [InlineData(true, "for (;;) { R; R; }")]
    [InlineData(true, "while (true) { R; R; await Task.Yield(); }")]
    [InlineData(true, "while (true) { if (flag) { R; R; continue; } return; }")]
    [InlineData(false, "for (; true;) { R; } R;")]
    // The first turn comes after what the loop starts with.
    [InlineData(true, "foreach (var c in (R).ToString()!) { } R;")]
    [InlineData(true, "while ((R).ToString() is \"a\") { } R;")]
    [InlineData(true, "for (var job = R; job is null; job = null) { } R;")]
    [InlineData(true, "for (var i = 0; (R).ToString() is \"a\"; i++) { } R;")]
    [InlineData(false, "for (var i = 0; i < url.Length; i++) { R; } R;")]
    [InlineData(false, "while (flag) { R; R; } R;")]
    [InlineData(false, "foreach (var c in url) { R; R; } R;")]
    // No turn at all.
    [InlineData(false, "for (var i = 0; i < 0; i++) { R; R; break; }")]
    [InlineData(true, "R; for (var i = 0; i < 0; i++) { } R;")]
    [InlineData(true, "R; try { } finally { } R;")]
    [InlineData(false, "R; try { return; } finally { } R;")]
    // Where one is enough, it is reported where the request is created.
    [InlineData(false, "if (flag) { _ = await client.SubmitAsync(new Veo31Params { Prompt = url }); } else { _ = await client.SubmitAsync(Elsewhere.Cheap); }")]
    [InlineData(true, "if (flag) { _ = await client.SubmitAsync(Elsewhere.Dear); } else { _ = await client.SubmitAsync(Elsewhere.Cheap); }")]
    public Task Path(bool isOver, string statements) => VerifyAsync(isOver, "[CreditBudget(40)]", statements);

    // Another attribute with a number is no budget.
    [Theory]
    [InlineData(false, "[Weight(1)]")]
    [InlineData(true, "[Weight(1), CreditBudget(40)]")]
    [InlineData(false, "[Weight(1), CreditBudget(50)]")]
    public Task Attribute(bool isOver, string attributes) => VerifyAsync(isOver, attributes, "R; R;");

    // Six flags: more than are looked at together, and still a lower bound that is never too high for those that are.
    [Theory]
    [InlineData(true, "R; R;")]
    [InlineData(false, "R;")]
    public Task Many_flags(bool isOver, string statements) => VerifyAsync(
        isOver, "[CreditBudget(40)]", string.Concat(Enumerable.Range(0, 6).Select(i => $"var f{i} = url.Length > {i}; if (f{i}) {{ }} if (!f{i}) {{ }} ")) + statements);

    // The request is in another file, at a position that the method has in this one.
    [Fact]
    public Task Request_of_another_file()
    {
        var test = Test(true, "[CreditBudget(40)]", $"_ = await client.SubmitAsync(Other.Dear); Console.Write(\"{new string(' ', 2_000)}\");");
        test.TestState.Sources.Add(("/0/Other.cs", new string(' ', 1_800) + "static class Other { public static readonly Typed.Models.Creatify.Veo31Params Dear = new() { Prompt = \"x\" }; }"));
        return test.RunAsync();
    }

    private static Task VerifyAsync(bool isOver, string attributes, string statements) => Test(isOver, attributes, statements).RunAsync();

    private static CSharpAnalyzerTest<MethodBudgetAnalyzer> Test(bool isOver, string attributes, string statements) => new()
    {
        TestCode =
            $$"""
            using System;
            using System.Threading.Tasks;
            using Typed;
            using Typed.Constraints;
            using Typed.Models.Creatify;

            class Test
            {
                // 24 credits.
                private static readonly KlingV16ProImageToVideoParams s_request = new() { Prompt = "x", ImageUrl = "https://e.com/a.png", Duration = KlingV16ProImageToVideoDuration.Seconds10 };

                {{attributes}}
                async Task {{(isOver ? "{|TYP3002:M|}" : "M")}}(GenerationClient client, string url, string? maybe, bool flag, bool other)
                {
                    {{statements.Replace("R;", "_ = R;", StringComparison.Ordinal).Replace("_ = _ = ", "_ = ", StringComparison.Ordinal).Replace("R", "await client.SubmitAsync(s_request)", StringComparison.Ordinal)}}
                }
            }

            static class Elsewhere
            {
                public static readonly Veo31Params Dear = new() { Prompt = "x" };
                public static readonly KlingV16ProImageToVideoParams Cheap = new() { Prompt = "x", ImageUrl = "https://e.com/a.png" };
            }

            [AttributeUsage(AttributeTargets.Method)] sealed class WeightAttribute(double value) : Attribute { public double Value { get; } = value; }
            """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    };
}
