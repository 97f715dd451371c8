using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.Analyzers.Tests.OneValue;

namespace Typed.Analyzers.Tests.Contract;

/// <summary>Only the generated <c>FromSeconds</c> is known to refuse other seconds. A method that merely looks like it may round.</summary>
public sealed class ConversionFormTests
{
    [Theory]
    [InlineData("public static class PaceDurations { public static PaceDuration FromSeconds(int s) => (PaceDuration)s; }", "PaceDurations.FromSeconds({|TYP1001:7|})")]
    [InlineData("public static class PaceDurations { public static PaceDuration FromSeconds(int s) => (PaceDuration)s; }", "PaceDurations.FromSeconds(5)")]
    // Another class, method, result or namespace.
    [InlineData("public static class PaceDuration2 { public static PaceDuration FromSeconds(int s) => (PaceDuration)s; }", "PaceDuration2.FromSeconds(7)")]
    [InlineData("public static class PaceDurations { public static PaceDuration FromMinutes(int s) => (PaceDuration)s; }", "PaceDurations.FromMinutes(7)")]
    [InlineData("public static class PaceDurations { public static PaceDuration? FromSeconds(int s) => (PaceDuration)s; }", "PaceDurations.FromSeconds(7)")]
    [InlineData("public static class PaceDurations { public static PaceDuration FromSeconds(int s, int t) => (PaceDuration)(s + t); }", "PaceDurations.FromSeconds(7, 3)")]
    [InlineData("public class PaceDurations { public PaceDuration FromSeconds(int s) => (PaceDuration)s; }", "new PaceDurations().FromSeconds(7)")]
    [InlineData("public static class WordDurations { public static WordDuration FromSeconds(int s) => (WordDuration)s; }", "WordDurations.FromSeconds(7)")]
    [InlineData("namespace Other { public static class PaceDurations { public static PaceDuration FromSeconds(int s) => (PaceDuration)s; } }", "Other.PaceDurations.FromSeconds(7)")]
    public Task Method(string declaration, string call) => new CSharpAnalyzerTest<UndefinedValueAnalyzer>
    {
        TestCode =
            $$"""
            using Typed.Constraints;
            using Typed.Specification;

            namespace Own
            {
                static class Test
                {
                    static object M() => {{call}};
                }

                [ParamEnum("duration", "5", "10", Role = ParamRole.Duration, Model = "pace")] public enum PaceDuration { Five = 5, Ten = 10 }
                [ParamEnum("duration", "5", "10", Model = "word")] public enum WordDuration { Five = 5, Ten = 10 }

                {{declaration}}
            }
            """,
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    // The same name in the same namespace, but in another assembly.
    [Fact]
    public Task Assembly() => Finding.VerifyAsync(
        """
        namespace Typed.Models.Creatify
        {
            static class Veo31ImageDurations { public static Veo31Duration FromSeconds(int s) => s < 6 ? Veo31Duration.Seconds4 : Veo31Duration.Seconds8; }
            static class Veo31Durations { public static Veo31Duration FromSeconds(int s) => s < 6 ? Veo31Duration.Seconds4 : Veo31Duration.Seconds8; }
            static class Test { static object[] M() => [Veo31Durations.FromSeconds(7), Veo31ImageDurations.FromSeconds(7), KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:7|})]; }
        }
        """,
        ModelsFrom.Assembly);

#if ROSLYN_5 // Extension members are C# 14.
    [Fact]
    public Task Extension() => Finding.VerifyExtensionAsync(Finding.InMethod("return Veo31Duration.FromSeconds({|TYP1001:7|});"), ModelsFrom.Assembly);
#endif
}
