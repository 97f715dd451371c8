namespace Typed.Tests.Kit;

/// <summary>Whether the long tests run.</summary>
public static class LongTests
{
    internal const string Reason = "Takes long: set TYPED_TESTS=all to run it.";

    /// <summary>True if <c>TYPED_TESTS=all</c> is set.</summary>
    public static bool AreOn => Environment.GetEnvironmentVariable("TYPED_TESTS") == "all";

    internal static IReadOnlyCollection<KeyValuePair<string, string>> Traits { get; } = [new("Duration", "Long")];
}
