namespace Typed.Analyzers.Tests.Fixes;

/// <summary>A mistake of each kind that has a fix, and all pairs of them: as statements of one method, or as properties of one request.</summary>
internal static class FixPairs
{
    // A statement each.
    private static readonly string[] s_statements =
    [
        "Keep((Veo31Duration)7);",
        "Keep(KlingV16ProImageToVideoDurations.FromSeconds(flag ? 7 : 5));",
        "Keep((Sora2ImageToVideoProResolution)77);",
        "Keep((Veo31AspectRatio)99);",
        "Keep((Typed.Models.CreativeAI.ImageGenerationDallE3Model)77);",
        "await client.SubmitAsync(request);",
        "_ = await client.SubmitAsync(request, null, ct).ConfigureAwait(false);",
        "if (flag) await client.SubmitAsync(request);",
        "Keep(await client.SubmitAsync(\"veo3.1/fasst\", json));",
        "Keep(await client.SubmitAsync(\"veo3.1\", JsonSerializer.SerializeToElement(new { prompt = text, duration = 8 })));",
        "Keep(await client.SubmitAsync(\"veo3.1\", JsonSerializer.SerializeToElement(new { prompt = text, duration = \"8s\" })));",
        "Keep(new CreatifyOptions { ApiKey = \"abc\" });",
        "Keep(new PollingOptions { Interval = TimeSpan.FromMilliseconds(100) });",
        "Keep(new Sora2ImageToVideoProParams { Prompt = \"x\", ImageUrl = text, Resolution = Sora2ImageToVideoProResolution.Auto });",
        "Keep(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"duration\", \"6s\" } } });",
        "Keep(new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = new() { { \"duration\", \"6s\" } } });",
        "[CreditBudget(20)] object F() => new Veo31FastParams { Prompt = \"x\", Duration = Veo31FastDuration.Seconds8 }; Keep(F());",
        "Keep(new Acme.FilmParams { Style = \"x\", ScriptA = \"x\", EndUrl = text });",
        "Keep(new Acme.FilmParams { Style = \"x\", ScriptA = \"x\", ScriptB = \"y\" });",
        "Keep(new Acme.FilmParams { Style = \"x\", ScriptA = \"x\", Images = [\"a\", \"b\"], Num = 3, Text = \"x\" });",
        "Keep(new Acme.OldFilmParams { Prompt = \"x\" });",
        "Keep((Acme.FilmDuration)7);",
        "Keep(new Acme.BothFilmParams { StartImage = text, References = [MediaInput.FromAsset(\"a\")] });",
        "Keep(await client.SubmitAsync(\"film-0\", json));",
        "Keep(new CutParams { ImageUrl = \"https://example.com/snow.mp4\" });",
        "Keep(new TalkParams { Voice = \"v\", Text = \"t\" });",
        "Keep(new ChangedParams { Prompt = \"x\" });",
        "Keep((NewQuality)OldQuality.High);",
        "services.AddHttpClient<CreatifyClient>().AddStandardResilienceHandler();",
    ];

    // A declaration beside the class.
    private const string Declaration =
        """
        [System.Text.Json.Serialization.JsonSerializable(typeof(OwnParams))]
        [System.Text.Json.Serialization.JsonSerializable(typeof(int))]
        abstract class Context() : System.Text.Json.Serialization.JsonSerializerContext(null);
        """;

    // A property each of one record.
    private static readonly string[] s_studio =
    [
        "Caption = \"abcd    \"", "Title = \"abcd    \"", "Voice = \"ABC\"", "Code = \"abc\"", "Steps = 9", "Width = 9", "Scale = 0.35", "Callback = \"example.com/x\"",
        "ImageUrl = \"example.com/a.png\"", "Images = [\"https://a.b/1.png\", \"https://a.b/2.png\", \"https://a.b/3.png\"]", "Tags = [\"a\", \"b\", \"a\"]", "Weights = [2, 0.5, 0.5]",
    ];

    private static readonly string[] s_film =
    [
        "EndUrl = text", "ScriptB = \"y\"", "Voice = \"v\", Text = \"t\"", "Quality = FilmQuality.High, Duration = FilmDuration.Seconds10", "Styles = [\"s\"], Quality = FilmQuality.High",
        "Num = 5", "Images = [\"a\", \"b\", \"c\", \"d\"], Num = 2",
    ];

    /// <summary>The statements of one method for each pair, and the declarations beside it.</summary>
    public static IReadOnlyList<(string Statements, string Declarations)> All { get; } =
    [
        .. Pairs(s_statements).Select(pair => ($"{pair.First}\n        {pair.Second}", "")),
        .. Pairs(s_studio).Select(pair => ($"Keep(new StudioParams {{ Prompt = \"x\", {pair.First}, {pair.Second} }});", "")),
        .. Pairs(s_film).Where(pair => !IsTwice(pair)).Select(pair => ($"Keep(new FilmParams {{ Style = \"x\", ScriptA = \"x\", {pair.First}, {pair.Second} }});", "")),
        .. s_statements.Select(statement => (statement, Declaration)),
    ];

    public static string File(string space, string statements, string declarations) =>
        $$"""
        using System;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme;
        using Acme.Pairs;
        using Typed;
        using Typed.Constraints;
        using Typed.Creatify;
        using Typed.Models.Creatify;

        namespace {{space}};

        {{declarations}}

        static class Test
        {
            static void Keep(object? value) { }

            static async Task M(CreatifyClient client, Services services, IModelParams request, JsonElement json, bool flag, string text, CancellationToken ct)
            {
                {{statements}}
                await Task.Yield();
            }
        }
        """;

    private static IEnumerable<(string First, string Second)> Pairs(string[] items) =>
        from first in Enumerable.Range(0, items.Length)
        from second in Enumerable.Range(first + 1, items.Length - first - 1)
        select (items[first], items[second]);

    // A property can be set only once.
    private static bool IsTwice((string First, string Second) pair) => Names(pair.First).Intersect(Names(pair.Second), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Names(string properties) => properties.Split(", ").Where(part => part.Contains(" = ", StringComparison.Ordinal)).Select(part => part.Split(" = ")[0]);
}
