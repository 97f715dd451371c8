using Typed.Analyzers.Tests.Fixtures;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class FromSecondsTests
{
    // E stands for the class or, as an extension, the enum.
    private static readonly string[] s_invalid =
    [
        "return E.FromSeconds({|TYP1001:7|});",
        "return E.FromSeconds(seconds: {|TYP1001:7|});",
        "return E.FromSeconds((byte){|TYP1001:0|});",
        "return E.FromSeconds({|TYP1001:-1|});",
        "const int Wrong = 7; return E.FromSeconds({|TYP1001:Wrong|});",
        "int wrong = 7; return E.FromSeconds({|TYP1001:wrong|});",
        "return E.FromSeconds(flag ? 5 : {|TYP1001:7|});",
        "return E.FromSeconds(maybe ?? {|TYP1001:7|});",
        "return E.FromSeconds(x switch { 1 => {|TYP1001:6|}, _ => {|TYP1001:7|} });",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromSeconds(7)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromSeconds(7.5)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromSeconds(7L)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromSeconds(5, 500)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromSeconds(seconds: 5, microseconds: 1)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromMinutes(0.1)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromMinutes(1)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromMinutes(0, seconds: 7)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromHours(1)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromDays(1)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromMilliseconds(7000)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromMilliseconds(7000.0)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromMicroseconds(7000000)|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.FromTicks(7 * TimeSpan.TicksPerSecond)|});",
        "return E.FromSeconds({|TYP1001:new TimeSpan(0, 0, 7)|});",
        "return E.FromSeconds({|TYP1001:new TimeSpan(0, 0, 0, 5, 500)|});",
        "return E.FromSeconds({|TYP1001:new TimeSpan(70_000_000)|});",
        "return E.FromSeconds({|TYP1001:new TimeSpan()|});",
        "return E.FromSeconds({|TYP1001:TimeSpan.Zero|});",
        "var wrong = TimeSpan.FromSeconds(7); return E.FromSeconds({|TYP1001:wrong|});",
        "const int Seven = 7; return E.FromSeconds({|TYP1001:TimeSpan.FromSeconds(Seven)|});",
        "return E.FromSeconds(flag ? TimeSpan.FromSeconds(5) : {|TYP1001:TimeSpan.FromSeconds(7)|});",
        "return E.FromSeconds(TimeSpan.FromSeconds(flag ? 5 : {|TYP1001:7|}));",
        "TimeSpan? none = null; return E.FromSeconds(none ?? {|TYP1001:TimeSpan.FromSeconds(7)|});",
        "return new KlingV16ProImageToVideoParams { Duration = E.FromSeconds({|TYP1001:7|}) };",
        "Func<object> later = () => E.FromSeconds({|TYP1001:7|}); return later;",
    ];

    private static readonly string[] s_valid =
    [
        "return E.FromSeconds(5);",
        "return E.FromSeconds(x);",
        "return E.FromSeconds(flag ? 5 : 10);",
        "return E.FromSeconds(TimeSpan.FromSeconds(10));",
        "return E.FromSeconds(TimeSpan.FromSeconds(10.0));",
        "return E.FromSeconds(TimeSpan.FromSeconds(4, 1000));",
        "return E.FromSeconds(TimeSpan.FromMinutes(0.5 / 3));",
        "return E.FromSeconds(TimeSpan.FromMilliseconds(5000));",
        "return E.FromSeconds(new TimeSpan(0, 0, 5));",
        "return E.FromSeconds(new TimeSpan(0, 0, 0, 0, 5000));",
        "return E.FromSeconds(TimeSpan.FromSeconds(x));",
        "return E.FromSeconds(TimeSpan.FromSeconds(7) - TimeSpan.FromSeconds(2));",
        "return E.FromSeconds(TimeSpan.Parse(\"0:0:7\"));",
        "var t = TimeSpan.FromSeconds(7); t -= TimeSpan.FromSeconds(2); return E.FromSeconds(t);",
        // The user asks whether it can be, so it may be that it can't.
        "return E.TryFromSeconds(7, out var d) ? d : null;",
    ];

    public static TheoryData<string, ModelsFrom> Snippets
    {
        get
        {
            var data = new TheoryData<string, ModelsFrom>();
            foreach (var snippet in s_invalid.Concat(s_valid))
            {
                data.Add(snippet, ModelsFrom.Source);
                data.Add(snippet, ModelsFrom.Assembly);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public Task Static_method(string snippet, ModelsFrom models) =>
        Finding.VerifyAsync(Finding.InMethod(snippet.Replace("E.", "KlingV16ProImageToVideoDurations.", StringComparison.Ordinal)), models);

#if ROSLYN_5 // Extension members are C# 14.
    [Theory]
    [MemberData(nameof(Snippets))]
    public Task Extension_of_the_enum(string snippet, ModelsFrom models) =>
        Finding.VerifyExtensionAsync(Finding.InMethod(snippet.Replace("E.", "KlingV16ProImageToVideoDuration.", StringComparison.Ordinal)), models);

    [Fact]
    public Task Extension_called_by_its_class() =>
        Finding.VerifyExtensionAsync(Finding.InMethod("return KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:7|});"), ModelsFrom.Assembly);

    [Fact]
    public Task Extension_may_change_the_local() => Finding.VerifyExtensionAsync(
        """
        using Typed.Models.Creatify;

        static class Extensions
        {
            extension(ref int value)
            {
                public void Fix() => value = 8;

                public int Fixed { get { value = 8; return value; } }
            }
        }

        class Test
        {
            object M() { int n = 7; n.Fix(); return (Veo31Duration)n; }

            object N() { int n = 7; _ = n.Fixed; return (Veo31Duration)n; }

            object O() { int n = 7; _ = n.ToString(); return (Veo31Duration){|TYP1001:n|}; }
        }
        """,
        ModelsFrom.Source);
#endif

    [Fact]
    public Task Auto_is_no_number_of_seconds() =>
        Finding.VerifyAsync(Finding.InMethod("return Sora2ImageToVideoProDurations.FromSeconds({|TYP1001:-1|});"));

    [Fact]
    public Task A_helper_of_the_same_name_may_round() => Finding.VerifyAsync(
        """
        namespace Typed.Models.Creatify;

        static class Nearest
        {
            static object M() => FromSeconds(7);

            static Veo31Duration FromSeconds(int seconds) => seconds < 6 ? Veo31Duration.Seconds4 : Veo31Duration.Seconds8;
        }
        """);

    [Theory]
    [InlineData("{|TYP1001:TimeSpan.FromSeconds(7.5)|}", "7.5 s")]
    [InlineData("{|TYP1001:TimeSpan.FromMinutes(2)|}", "120 s")]
    [InlineData("{|TYP1001:TimeSpan.FromMilliseconds(-1)|}", "-0.001 s")]
    public Task Says_the_time_in_seconds(string time, string shown) => Finding.VerifyAsync(
        Finding.InMethod($"return Veo31Durations.FromSeconds({time});"),
        ModelsFrom.Source,
        $"'veo3.1' does not take a duration of {shown}; allowed: 4, 6, 8");
}
