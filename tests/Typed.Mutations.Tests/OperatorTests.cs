namespace Typed.MutationsTests;

/// <summary>Which small changes are made.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData("public static bool Run(int a, int b) => a < b;", "a <= b", "true", "false")]
    [InlineData("public static int Run(int a, int b) => a * b;", "a / b", "default(int)!")]
    [InlineData("public static int Run(int[] a) => a.Min();", "a.Max()", "default(int)!")]
    // The part behind the question mark stays where it is.
    [InlineData("public static bool Run(int[]? a, int b) => a?.ToList().Any(one => one < b) == true;", "a?.ToList().All(one => one < b)", "one <= b", "true", "false", "true", "false", "false")]
    [InlineData("public static int? Run(int[]? a) => a?.Max();", "a?.Min()", "default(int?)!")]
    [InlineData("public static bool Run(string a) => a.StartsWith('x');", "a.EndsWith('x')", "true", "false", "'~'")]
    [InlineData("public static string Run() => \"text\";", "\"\"")]
    [InlineData("public static int Run(int a) => -a;", "a", "default(int)!")]
    [InlineData("public static string Run(string? a, string b) => a ?? b;", "b", "a")]
    [InlineData("public static bool Run(int a) => a is > 3 and < 7;", "a is > 3", "a is < 7", "a is >= 3 and < 7", "a is > 3 and <= 7", "true", "false")]
    [InlineData("public static bool Run(bool a, bool b) => a && b;", "a || b", "true", "false", "true", "true")]
    [InlineData("public static int Run(int a) { a += 2; return a; }", "a -= 2;", "(removed)", "2 + 1", "default(int)!")]
    [InlineData("public static int Run(int a) => a switch { > 1 => 5, _ => 6 };", ">= 1", "(arm removed)", "5 + 1", "6 + 1", "default(int)!")]
    [InlineData("public static int Run(int a) { switch (a) { case 1: return a; default: return 0; } }", "(case removed)", "0 + 1", "default(int)!")]
    public void Each_construct_has_its_changes(string member, params string[] changes)
    {
        using var code = MutatedCode.Of(member);

        Assert.Equal(changes.Order(StringComparer.Ordinal), code.Mutants.Select(mutant => mutant.Changed).Order(StringComparer.Ordinal));
        Assert.Equal(0, code.Refused);
        Assert.All(code.Mutants, mutant => Assert.Equal(4, mutant.Line));
    }

    [Theory]
    [InlineData("private const int Limit = 5; public static int Run(int a) => a;")]
    [InlineData("private static readonly int s_limit = 5; public static int Run(int a) => a;")]
    [InlineData("[System.Obsolete(\"old\")] public static int Run(int a = 5) => a;")]
    [InlineData("public static int Run(int a) => a; private enum Kind { One = 1 }")]
    public void Places_that_need_a_constant_or_run_once_are_left_alone(string members)
    {
        using var code = MutatedCode.Of(members);

        Assert.Equal(["default(int)!"], code.Mutants.Select(mutant => mutant.Changed));
    }

    [Fact]
    public void An_endless_loop_is_no_mutant()
    {
        using var code = MutatedCode.Of("public static int Run(int a) { while (a > 3) { a--; } return a; }");

        Assert.DoesNotContain(code.Mutants, mutant => mutant.Changed == "true");
        Assert.Contains(code.Mutants, mutant => mutant.Changed == "false");
    }
}
