namespace Typed.Schema.Generation;

/// <summary>The language features of the project's C# version.</summary>
/// <param name="HasCSharp14">Whether it has extension members and the keyword <c>field</c> (C# 14).</param>
/// <param name="IsTooOld">Whether it lacks features that the records need (before C# 11).</param>
public sealed record LanguageSupport(bool HasCSharp14, bool IsTooOld)
{
    private const int CSharp11 = 1100;
    private const int CSharp14 = 1400;

    /// <param name="version">The number of the compiler's <c>LanguageVersion</c>: 1200 for C# 12.</param>
    public static LanguageSupport Of(int version) => new(version >= CSharp14, version < CSharp11);
}
