namespace Typed.SamplesTests.Kit;

internal static class Limits
{
    /// <summary>Milliseconds after which a test is taken for hung. No test comes near it.</summary>
    public const int Hung = 180_000;
}
