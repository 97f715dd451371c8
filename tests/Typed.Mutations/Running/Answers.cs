namespace Typed.Mutations.Running;

/// <summary>What a worker answers for one mutant.</summary>
internal static class Answers
{
    public const string Killed = "killed";
    public const string Survived = "survived";

    /// <summary>A test failed that fails without the mutant too: the process must be started anew.</summary>
    public const string Spoiled = "spoiled";
}
