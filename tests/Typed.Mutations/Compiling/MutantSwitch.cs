namespace Typed.Mutations.Compiling;

/// <summary>The class that is compiled into the mutated assembly. All mutants are in it; this says which one is on.</summary>
internal static class MutantSwitch
{
    public const string TypeName = "TypedMutantSwitch";

    /// <summary>The field with the number of the mutant that is on; 0 for none.</summary>
    public const string Active = "Active";

    /// <summary>The field with a flag for each mutant that was reached, or null if nobody wants to know.</summary>
    public const string Reached = "Reached";

    public const string Source =
        $$"""
        internal static class {{TypeName}}
        {
            public static int {{Active}};
            public static bool[]? {{Reached}};

            public static bool Is(int mutant)
            {
                var reached = {{Reached}};
                if (reached is not null)
                {
                    reached[mutant] = true;
                }

                return {{Active}} == mutant;
            }
        }
        """;

    /// <summary>The condition that is true while a mutant is on.</summary>
    public static string Test(int id) => FormattableString.Invariant($"global::{TypeName}.Is({id})");
}
