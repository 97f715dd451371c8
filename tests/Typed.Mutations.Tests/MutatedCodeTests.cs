namespace Typed.MutationsTests;

/// <summary>What the compilation with all mutants does.</summary>
public sealed class MutatedCodeTests
{
    [Fact]
    public void Without_a_mutant_the_code_does_what_it_did_and_each_mutant_does_something_else()
    {
        using var code = MutatedCode.Of("""
            public static int Run(int age, bool isMember)
            {
                var price = 12;
                if (age < 18 || age >= 65)
                {
                    price -= 4;
                }

                return isMember ? price / 2 : price;
            }
            """);
        (int Age, bool IsMember)[] inputs = [.. from age in new[] { 17, 18, 40, 64, 65 } from isMember in new[] { false, true } select (age, isMember)];

        Assert.All(inputs, input => Assert.Equal(Price(input.Age, input.IsMember), code.Run(0, input.Age, input.IsMember)));
        Assert.True(code.Mutants.Count > 10);
        Assert.All(code.Mutants, mutant => Assert.True(
            inputs.Any(input => !Price(input.Age, input.IsMember).Equals(code.Run(mutant.Id, input.Age, input.IsMember))), mutant.ToString()));
    }

    [Fact]
    public void Only_the_mutant_that_is_on_changes_the_code()
    {
        using var code = MutatedCode.Of("public static int Run(int a, int b) => ((a + 1) * 100) + (b + 1);");

        Assert.Equal(304, code.Run(0, 2, 3));
        Assert.Equal(302, code.Run(Assert.Single(code.Mutants, mutant => mutant.Changed == "b - 1").Id, 2, 3));
        Assert.Equal(104, code.Run(Assert.Single(code.Mutants, mutant => mutant.Changed == "a - 1").Id, 2, 3));
    }

    [Fact]
    public void The_mutants_that_a_call_reaches_are_known()
    {
        using var code = MutatedCode.Of("""
            public static int Run(int a)
            {
                if (a > 0)
                {
                    return a + 1;
                }

                return a - 1;
            }
            """);

        Assert.Contains(code.ReachedBy(5), mutant => mutant.Original == "a + 1");
        Assert.DoesNotContain(code.ReachedBy(5), mutant => mutant.Original == "a - 1");
        Assert.Contains(code.ReachedBy(-5), mutant => mutant.Original == "a - 1");
    }

    [Fact]
    public void A_mutant_that_does_not_compile_is_left_out_and_the_others_stay()
    {
        // Without the assignment, the variable has no value.
        using var code = MutatedCode.Of("""
            public static int Run(int a)
            {
                int result;
                result = a + 1;
                return result;
            }
            """);

        Assert.True(code.Refused > 0);
        Assert.DoesNotContain(code.Mutants, mutant => mutant.Changed == "(removed)");
        var other = Assert.Single(code.Mutants, mutant => mutant.Changed == "a - 1");
        Assert.Equal(6, code.Run(0, 5));
        Assert.Equal(4, code.Run(other.Id, 5));
    }

    private static int Price(int age, bool isMember) => (age is < 18 or >= 65 ? 8 : 12) / (isMember ? 2 : 1);
}
