namespace Typed.Analyzers.Tests.OneValue;

public sealed class AllowedValueCodeFixTests
{
    [Theory]
    [InlineData(
        "return (KlingV16ProImageToVideoDuration){|TYP1001:7|};",
        "return KlingV16ProImageToVideoDuration.Seconds5;", 0)]
    [InlineData(
        "return (KlingV16ProImageToVideoDuration){|TYP1001:7|};",
        "return KlingV16ProImageToVideoDuration.Seconds10;", 1)]
    [InlineData(
        "return (KlingV16ProImageToVideoDuration){|TYP1001:8|};",
        "return KlingV16ProImageToVideoDuration.Seconds10;", 0)]
    [InlineData(
        "return /* before */ (KlingV16ProImageToVideoDuration){|TYP1001:7|} /* after */; // end",
        "return /* before */ KlingV16ProImageToVideoDuration.Seconds5 /* after */; // end", 0)]
    [InlineData(
        "return new KlingV16ProImageToVideoParams { Duration = (KlingV16ProImageToVideoDuration?){|TYP1001:7|} };",
        "return new KlingV16ProImageToVideoParams { Duration = KlingV16ProImageToVideoDuration.Seconds5 };", 0)]
    [InlineData(
        "var d = (KlingV16ProImageToVideoDuration?){|TYP1001:7|}; return d.HasValue;",
        "var d = (KlingV16ProImageToVideoDuration?)KlingV16ProImageToVideoDuration.Seconds5; return d.HasValue;", 0)]
    [InlineData(
        "return new KlingV16ProImageToVideoParams { Duration = {|TYP1001:0|} };",
        "return new KlingV16ProImageToVideoParams { Duration = KlingV16ProImageToVideoDuration.Seconds5 };", 0)]
    [InlineData(
        "return new FluxProParams { OutputFormat = {|TYP1004:default|} };",
        "return new FluxProParams { OutputFormat = FluxProOutputFormat.Jpeg };", 0)]
    [InlineData(
        "return KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:7|});",
        "return KlingV16ProImageToVideoDuration.Seconds5;", 0)]
    [InlineData(
        "return KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:TimeSpan.FromSeconds(7)|}).ToString();",
        "return KlingV16ProImageToVideoDuration.Seconds5.ToString();", 0)]
    [InlineData(
        "return (Veo31Resolution){|TYP1002:1081|};",
        "return Veo31Resolution.P1080;", 0)]
    [InlineData(
        "return (FluxProOutputFormat){|TYP1004:9|};",
        "return FluxProOutputFormat.Jpeg;", 0)]
    // A branch of its own: the other branches stay.
    [InlineData(
        "return (KlingV16ProImageToVideoDuration)(flag ? 5 : {|TYP1001:7|});",
        "return (KlingV16ProImageToVideoDuration)(flag ? 5 : 10);", 1)]
    [InlineData(
        "return (Veo31Resolution)(flag ? x : {|TYP1002:1081|});",
        "return (Veo31Resolution)(flag ? x : (int)Veo31Resolution.P1080);", 0)]
    [InlineData(
        "return KlingV16ProImageToVideoDurations.FromSeconds(x switch { 1 => 10, _ => {|TYP1001:4|} });",
        "return KlingV16ProImageToVideoDurations.FromSeconds(x switch { 1 => 10, _ => 5 });", 0)]
    [InlineData(
        "return KlingV16ProImageToVideoDurations.FromSeconds(flag ? TimeSpan.FromSeconds(5) : {|TYP1001:new TimeSpan(0, 0, 9)|});",
        "return KlingV16ProImageToVideoDurations.FromSeconds(flag ? TimeSpan.FromSeconds(5) : TimeSpan.FromSeconds(10));", 0)]
    // What is written elsewhere may have other uses: it stays, the cast goes.
    [InlineData(
        "const int Length = 7; return (Length, (KlingV16ProImageToVideoDuration){|TYP1001:Length|});",
        "const int Length = 7; return (Length, KlingV16ProImageToVideoDuration.Seconds5);", 0)]
    [InlineData(
        "int length = 7; Console.WriteLine(length); return KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:length|});",
        "int length = 7; Console.WriteLine(length); return KlingV16ProImageToVideoDuration.Seconds5;", 0)]
    [InlineData(
        "int length = 7; Console.WriteLine(length); return KlingV16ProImageToVideoDurations.FromSeconds(flag ? x : {|TYP1001:length|});",
        "int length = 7; Console.WriteLine(length); return KlingV16ProImageToVideoDurations.FromSeconds(flag ? x : 5);", 0)]
    public Task Puts_an_allowed_value(string before, string after, int index) =>
        Finding.VerifyFixAsync(Finding.InMethod(before), Finding.InMethod(after), index);

    [Theory]
    // One reference stands for several values; changing it would change the right ones too.
    [InlineData("var either = flag ? 5 : 7; return (KlingV16ProImageToVideoDuration){|TYP1001:either|};")]
    [InlineData("var either = flag ? x : 7; return KlingV16ProImageToVideoDurations.FromSeconds({|TYP1001:either|});")]
    [InlineData("return KlingV16ProImageToVideoDurations.FromSeconds(TimeSpan.FromMinutes(flag ? x : {|TYP1001:7|}));")]
    [InlineData("return (KlingV16ProImageToVideoDuration)(flag ? Veo31Duration.Seconds4 + x : {|TYP1001:Veo31Duration.Seconds8|});")]
    public Task Offers_nothing(string code) => Finding.VerifyFixAsync(Finding.InMethod(code), fixedCode: null);

    [Fact]
    public Task Writes_the_namespace_where_it_is_not_imported() => Finding.VerifyFixAsync(
        "class Test { object M() => (Typed.Models.Creatify.Veo31Duration){|TYP1001:7|}; }",
        "class Test { object M() => Typed.Models.Creatify.Veo31Duration.Seconds6; }");

    [Fact]
    public Task Uses_an_alias_of_the_file() => Finding.VerifyFixAsync(
        "using D = Typed.Models.Creatify.Veo31Duration; class Test { object M() => (D){|TYP1001:7|}; }",
        "using D = Typed.Models.Creatify.Veo31Duration; class Test { object M() => D.Seconds6; }");

    [Theory]
    [InlineData("return (KlingV16ProImageToVideoDuration){|TYP1001:7|};", "Use Seconds5 (5 s)", "Use Seconds10 (10 s)")]
    [InlineData("return (KlingV16ProImageToVideoDuration)(flag ? 5 : {|TYP1001:8|});", "Use 10 s", "Use 5 s")]
    [InlineData("return (SeedanceV1ProTextToVideoDuration){|TYP1001:13|};", "Use Seconds12 (12 s)", "Use Seconds11 (11 s)", "Use Seconds10 (10 s)", "Use Seconds9 (9 s)", "Use Seconds8 (8 s)")]
    [InlineData("return (Sora2ImageToVideoProDuration){|TYP1001:7|};", "Use Seconds8 (8 s)", "Use Seconds4 (4 s)", "Use Seconds12 (12 s)", "Use Auto (auto)")]
    [InlineData("return Sora2ImageToVideoProDurations.FromSeconds({|TYP1001:6|});", "Use Seconds4 (4 s)", "Use Seconds8 (8 s)", "Use Seconds12 (12 s)")]
    [InlineData("return (SeedanceV1ProTextToVideoResolution){|TYP1002:700|};", "Use P720 (720p)", "Use P480 (480p)", "Use P1080 (1080p)")]
    [InlineData("return (Sora2ImageToVideoProResolution){|TYP1002:9|};", "Use P720 (720p)", "Use P1080 (1080p)", "Use Auto (auto)")]
    public async Task Offers_the_nearest_first(string code, params string[] titles)
    {
        var member = titles[0].Split(' ')[1];
        var cast = code.Contains('?', StringComparison.Ordinal);
        var type = code[(code.IndexOfAny(['(', ' ']) + 1)..].TrimStart('(').Split(')', '.')[0].Replace("Durations", "Duration", StringComparison.Ordinal);
        var fixedCode = cast ? code.Replace("{|TYP1001:8|}", member, StringComparison.Ordinal) : $"return {type}.{member};";
        await Finding.VerifyFixAsync(Finding.InMethod(code), Finding.InMethod(fixedCode), titles: titles);
    }

    [Fact]
    public Task Fix_all_takes_the_nearest_of_each() => Finding.VerifyFixAsync(
        Finding.InMethod(
            """
            return new object[]
            {
                (KlingV16ProImageToVideoDuration){|TYP1001:7|}, // first
                Veo31Durations.FromSeconds(flag ? {|TYP1001:5|} : {|TYP1001:9|}),
                (Veo31Resolution){|TYP1002:1081|},
            };
            """),
        Finding.InMethod(
            """
            return new object[]
            {
                KlingV16ProImageToVideoDuration.Seconds5, // first
                Veo31Durations.FromSeconds(flag ? {|TYP1001:5|} : {|TYP1001:9|}),
                (Veo31Resolution){|TYP1002:1081|},
            };
            """),
        batchFixedCode: Finding.InMethod(
            """
            return new object[]
            {
                KlingV16ProImageToVideoDuration.Seconds5, // first
                Veo31Durations.FromSeconds(flag ? 4 : 8),
                Veo31Resolution.P1080,
            };
            """));

    [Fact]
    public Task Fix_all_takes_the_second_nearest_where_that_was_chosen() => Finding.VerifyFixAsync(
        Finding.InMethod("return ((KlingV16ProImageToVideoDuration){|TYP1001:7|}, (Veo31Duration){|TYP1001:9|});"),
        Finding.InMethod("return (KlingV16ProImageToVideoDuration.Seconds10, (Veo31Duration){|TYP1001:9|});"),
        index: 1,
        batchFixedCode: Finding.InMethod("return (KlingV16ProImageToVideoDuration.Seconds10, Veo31Duration.Seconds6);"));
}
