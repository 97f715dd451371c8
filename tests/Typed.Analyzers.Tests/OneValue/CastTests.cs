using Typed.Analyzers.Tests.Fixtures;

namespace Typed.Analyzers.Tests.OneValue;

public sealed class CastTests
{
    public static TheoryData<string, ModelsFrom> Invalid => Both(
        "return (KlingV16ProImageToVideoDuration){|TYP1001:7|};",
        "return (KlingV16ProImageToVideoDuration)({|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)({|TYP1001:-5|});",
        "return (KlingV16ProImageToVideoDuration)(short){|TYP1001:7|};",
        "return (KlingV16ProImageToVideoDuration){|TYP1001:7.9|};",
        "return (KlingV16ProImageToVideoDuration?){|TYP1001:7|};",
        "return (KlingV16ProImageToVideoDuration)(int?){|TYP1001:7|};",
        "return (Nullable<KlingV16ProImageToVideoDuration>){|TYP1001:7|};",
        "return (KlingV16ProImageToVideoDuration?)(KlingV16ProImageToVideoDuration){|TYP1001:7|};",
        "KlingV16ProImageToVideoDuration? d = (KlingV16ProImageToVideoDuration){|TYP1001:7|}; return d;",
        "int wrong = 7; return (KlingV16ProImageToVideoDuration?){|TYP1001:wrong|};",
        "return unchecked((KlingV16ProImageToVideoDuration){|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)({|TYP1001:2 + 5|});",
        "return (KlingV16ProImageToVideoDuration){|TYP1001:Veo31Duration.Seconds8|};",
        "return (KlingV16ProImageToVideoDuration){|TYP1001:default(int)|};",
        "const int Wrong = 7; return (KlingV16ProImageToVideoDuration){|TYP1001:Wrong|};",
        "int wrong = 7; return (KlingV16ProImageToVideoDuration){|TYP1001:wrong|};",
        "int wrong; wrong = 7; return (KlingV16ProImageToVideoDuration){|TYP1001:wrong|};",
        "int wrong = 7; return (KlingV16ProImageToVideoDuration)({|TYP1001:-wrong|});",
        "int wrong = 7; Func<object> later = () => (KlingV16ProImageToVideoDuration){|TYP1001:wrong|}; return later;",
        "long a = 7; var b = a; return (KlingV16ProImageToVideoDuration){|TYP1001:b|};",
        "return (KlingV16ProImageToVideoDuration)(flag ? 5 : {|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)(flag ? {|TYP1001:6|} : x > 3 ? {|TYP1001:7|} : 10);",
        "return (KlingV16ProImageToVideoDuration)(flag ? x : {|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)(false ? x : flag ? 5 : {|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)(flag ? {|TYP1001:7|} : throw new Exception());",
        "return (KlingV16ProImageToVideoDuration)(maybe ?? {|TYP1001:7|});",
        "int? none = null; return (KlingV16ProImageToVideoDuration)(none ?? {|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)(x switch { 1 => 5, 2 => {|TYP1001:7|}, _ => 10 });",
        "var either = flag ? 5 : 7; return (KlingV16ProImageToVideoDuration){|TYP1001:either|};",
        "var either = flag ? 7 : 7; return (KlingV16ProImageToVideoDuration){|TYP1001:either|};",
        "return new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration){|TYP1001:7|} };",
        "return new KlingV16ProImageToVideoParams() with { Duration = (KlingV16ProImageToVideoDuration?){|TYP1001:7|} };",
        "return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:0|} };",
        "return new FluxProParams { OutputFormat = {|TYP1004:0|} };",
        "return new FluxProParams { OutputFormat = {|TYP1004:default|} };",
        "const KlingV16ProImageToVideoDuration Kept = (KlingV16ProImageToVideoDuration){|TYP1001:7|}; return Kept;",
        "KlingV16ProImageToVideoParams p = new() { Duration = flag ? (KlingV16ProImageToVideoDuration){|TYP1001:7|} : null }; return p;",
        "KlingV16ProImageToVideoDuration d = default; return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:d|} };",
        "var d = default(KlingV16ProImageToVideoDuration); return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:d|} };",
        "KlingV16ProImageToVideoDuration d = 0; return new KlingV16ProImageToVideoParams() with { Duration = {|TYP1001:d|} };",
        "var d = KlingV16ProImageToVideoDuration.Seconds5 + 2; return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:d|} };",
        "const KlingV16ProImageToVideoDuration Wrong = KlingV16ProImageToVideoDuration.Seconds5 + 2; return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:Wrong|} };",
        "var d = KlingV16ProImageToVideoDuration.Seconds5; return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:d + 2|} };",
        "var d = KlingV16ProImageToVideoDuration.Seconds5; return (KlingV16ProImageToVideoDuration)({|TYP1001:(int)d + 2|});",
        "return (Sora2ImageToVideoProDuration)({|TYP1001:-2|});",
        "return (Veo31Duration){|TYP1001:5|};",
        "return (Veo31Resolution){|TYP1002:3|};",
        "return (Veo31Resolution){|TYP1002:1081|};",
        "return (Hailuo02StandardImageToVideoResolution){|TYP1002:0|};",
        "return (SeedanceV1ProTextToVideoResolution)(flag ? 480 : {|TYP1002:4|});",
        "return (KlingV16ProImageToVideoAspectRatio){|TYP1003:4|};",
        "return (FluxProOutputFormat){|TYP1004:9|};",
        "return new[] { (Veo31Duration)4, (Veo31Duration){|TYP1001:7|} };");

    public static TheoryData<string, ModelsFrom> Valid => Both(
        "KlingV16ProImageToVideoDuration d = default; if (flag) { d = KlingV16ProImageToVideoDuration.Seconds5; } return new KlingV16ProImageToVideoParams { Duration = d };",
        "KlingV16ProImageToVideoDuration d = default; if (d == default) { return null; } return new KlingV16ProImageToVideoParams { Duration = d };",
        "KlingV16ProImageToVideoDuration? d = default; return new KlingV16ProImageToVideoParams { Duration = d };",
        "var d = KlingV16ProImageToVideoDuration.Seconds5; return new KlingV16ProImageToVideoParams { Duration = d + 5 };",
        "var d = KlingV16ProImageToVideoDuration.Seconds5; return new KlingV16ProImageToVideoParams { Duration = d + x };",
        "var d = KlingV16ProImageToVideoDuration.Seconds5 + x; return new KlingV16ProImageToVideoParams { Duration = d };",
        "return (KlingV16ProImageToVideoDuration)5;",
        "return (KlingV16ProImageToVideoDuration?)10;",
        "return (KlingV16ProImageToVideoDuration?)null;",
        "return (KlingV16ProImageToVideoDuration)x;",
        "return (KlingV16ProImageToVideoDuration)maybe!;",
        "return (KlingV16ProImageToVideoDuration)5.5;",
        "return (KlingV16ProImageToVideoDuration)(flag ? 5 : 10);",
        "return (KlingV16ProImageToVideoDuration)(true ? 5 : 7);",
        "return (KlingV16ProImageToVideoDuration)(true ? x : 7);",
        "return (KlingV16ProImageToVideoDuration)(false ? 7 : x);",
        "return (KlingV16ProImageToVideoDuration)((int?)5 ?? 7);",
        "int? five = 5; return (KlingV16ProImageToVideoDuration)(five ?? 7);",
        "return (KlingV16ProImageToVideoDuration)(x switch { 1 => 5, _ => throw new Exception() });",
        "return (KlingV16ProImageToVideoDuration)KlingV16ProImageToVideoDuration.Seconds5;",
        "return (Sora2ImageToVideoProDuration)(-1);",
        "return (Veo31Resolution)720;",
        "return (DayOfWeek)77;",
        // A local that may be something else by then.
        "int n = 7; n = x; return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7; n++; return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7; n -= 2; return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7; Set(ref n); return (KlingV16ProImageToVideoDuration)n; void Set(ref int i) => i = 5;",
        "int n = 7; Set(out n); return (KlingV16ProImageToVideoDuration)n; void Set(out int i) => i = 5;",
        "int n = 7; ref int r = ref n; r = 5; return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7, m = 7; ref int r = ref m; r = ref n; r = 5; return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7, m = 7; ref int r = ref flag ? ref n : ref m; r = 5; return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7; Action a = () => n = 5; a(); return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7; (n, x) = (5, 5); return (KlingV16ProImageToVideoDuration)n;",
        "int n = 7; unsafe { int* p = &n; *p = 5; } return (KlingV16ProImageToVideoDuration)n;",
        "int n; if (flag) n = 7; else n = 5; return (KlingV16ProImageToVideoDuration)n;",
        "int? n = 7; n ??= 5; n = 5; return (KlingV16ProImageToVideoDuration)n.Value;",
        "object o = x; if (o is int n) { if (flag) n = 7; return (KlingV16ProImageToVideoDuration)n; } return null;",
        "var all = new Veo31Duration[2]; foreach (var n in new[] { 4, 6 }) { all[0] = (Veo31Duration)n; } return all;",
        "for (int n = 4; n < 5; n++) { _ = (Veo31Duration)n; } return null;",
        "int n = n = 5; return (KlingV16ProImageToVideoDuration)n;",
        "object boxed = 5; return (KlingV16ProImageToVideoDuration)boxed;",
        // A comparison sends nothing.
        "var d = (KlingV16ProImageToVideoDuration)x; return d == (KlingV16ProImageToVideoDuration)7;",
        "var d = (KlingV16ProImageToVideoDuration)x; return d == 0;",
        "KlingV16ProImageToVideoDuration? d = null; return d != (KlingV16ProImageToVideoDuration)7;",
        "var d = (KlingV16ProImageToVideoDuration)x; return d is (KlingV16ProImageToVideoDuration)7 or > (KlingV16ProImageToVideoDuration)11;",
        "switch ((KlingV16ProImageToVideoDuration)x) { case (KlingV16ProImageToVideoDuration)7: return null; default: return x; }",
        // A start value that is replaced before anything is sent.
        "KlingV16ProImageToVideoDuration d = default; return d;",
        "KlingV16ProImageToVideoDuration d = 0; return d;",
        "return new KlingV16ProImageToVideoParams { Duration = default };",
        "return new KlingV16ProImageToVideoParams { Duration = null };");

    [Theory]
    [MemberData(nameof(Invalid))]
    public Task Finds_a_value_that_the_model_lacks(string statements, ModelsFrom models) => Finding.VerifyAsync(Finding.InMethod(statements), models);

    [Theory]
    [MemberData(nameof(Valid))]
    public Task Is_silent(string statements, ModelsFrom models) => Finding.VerifyAsync(Finding.InMethod(statements), models);

    [Theory]
    [InlineData("return (KlingV16ProImageToVideoDuration){|TYP1001:7|};", "'kling-video/v1.6/pro/image-to-video' does not take a duration of 7 s; allowed: 5, 10")]
    [InlineData("return (Veo31Duration){|TYP1001:5|};", "'veo3.1' does not take a duration of 5 s; allowed: 4, 6, 8")]
    [InlineData("return (Sora2ImageToVideoProDuration){|TYP1001:5|};", "'sora-2/image-to-video/pro' does not take a duration of 5 s; allowed: 4, 8, 12, auto")]
    [InlineData("return (Veo31Resolution){|TYP1002:3|};", "'veo3.1' has no resolution with the number 3; allowed: 720p, 1080p")]
    [InlineData("return (KlingV16ProImageToVideoAspectRatio){|TYP1003:4|};", "'kling-video/v1.6/pro/image-to-video' has no aspect_ratio with the number 4; allowed: 16:9, 9:16, 1:1")]
    [InlineData("return (FluxProOutputFormat){|TYP1004:9|};", "'flux-pro' has no output_format with the number 9; allowed: jpeg, png")]
    public Task Says_what_is_allowed(string statements, string message) => Finding.VerifyAsync(Finding.InMethod(statements), ModelsFrom.Source, message);

    [Fact]
    public Task Default_of_a_parameter_is_found_once_and_not_at_each_call() => Finding.VerifyAsync(
        """
        using Typed.Models.Creatify;

        static class Test
        {
            static object F(Veo31Duration d = (Veo31Duration){|TYP1001:7|}, Veo31Duration? e = (Veo31Duration){|TYP1001:9|}) => (d, e);

            static object M() => F();
        }
        """);

    [Fact]
    public Task Generated_code_is_left_alone() => Finding.VerifyAsync("// <auto-generated/>\n" + Finding.InMethod("return (Veo31Duration)7;"));

    private static TheoryData<string, ModelsFrom> Both(params string[] statements)
    {
        var data = new TheoryData<string, ModelsFrom>();
        foreach (var statement in statements)
        {
            data.Add(statement, ModelsFrom.Source);
            data.Add(statement, ModelsFrom.Assembly);
        }

        return data;
    }
}
