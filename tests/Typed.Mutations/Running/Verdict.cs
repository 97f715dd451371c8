namespace Typed.Mutations.Running;

/// <summary>What the tests say about a mutant.</summary>
internal enum Verdict
{
    /// <summary>No test reaches it.</summary>
    NotCovered = 0,

    /// <summary>All tests that reach it pass.</summary>
    Survived = 1,

    /// <summary>A test fails.</summary>
    Killed = 2,

    /// <summary>The tests do not end, or their process ends.</summary>
    DidNotEnd = 3,
}
