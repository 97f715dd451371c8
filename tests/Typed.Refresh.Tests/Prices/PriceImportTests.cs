using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.Refresh.Prices.Importing;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Prices;

public sealed class PriceImportTests : IDisposable
{
    private readonly RefreshFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    public static TheoryData<string> Pages => ["creatify-2025-11.txt", "creatify-2025-11.html"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_published_page_gives_the_checked_in_table(string page)
    {
        var table = _fixture.Folder.ReadJson("creatify/pricing.json");
        File.Delete(_fixture.Folder.PathOf("creatify/pricing.json"));

        await ImportAsync(ExitCodes.Fine, PageFile(page), "--as-of", "2025-11");

        var made = _fixture.Folder.ReadJson("creatify/pricing.json");
        var models = table["models"]!.AsObject();
        Assert.Equal(models.Select(model => model.Key), made["models"]!.AsObject().Select(model => model.Key));
        Assert.Equal(81, made["models"]!.AsObject().Sum(model => model.Value!["rules"]!.AsArray().Count));
        foreach (var (name, entry) in models)
        {
            var other = made["models"]![name]!;
            Assert.Equal(entry!["rules"]!.ToJsonString(), other["rules"]!.ToJsonString());
            Assert.Equal(entry["per"]!.ToJsonString(), other["per"]!.ToJsonString());
            Assert.True(JsonNode.DeepEquals(entry["outputs"], other["outputs"]), name);
        }

        foreach (var member in new[] { "$schema", "provider", "unit", "as_of" })
        {
            Assert.Equal(table[member]!.ToJsonString(), made[member]!.ToJsonString());
        }

        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_same_prices_leave_every_byte_as_it_is(string page)
    {
        var before = _fixture.Folder.Snapshot();
        await ImportAsync(ExitCodes.Fine, PageFile(page));
        Assert.Equal(before, _fixture.Folder.Snapshot());
    }

    [Fact]
    public async Task A_new_price_replaces_the_lines_of_its_model_and_what_was_said_of_the_old_one()
    {
        var page = Page(text => text.Replace("veo3.1/fast\ttext_to_video\tDuration 4 seconds → 16 credits", "veo3.1/fast\ttext_to_video\tDuration 4 seconds → 6.50 credits", StringComparison.Ordinal));
        var before = _fixture.Folder.ReadJson("creatify/pricing.json");

        await ImportAsync(ExitCodes.Fine, page, "--as-of", "2026-11");

        var models = _fixture.Folder.ReadJson("creatify/pricing.json")["models"]!.AsObject();
        var entry = models["veo3.1/fast"]!.AsObject();
        Assert.Equal(["per", "certainty", "as_of", "source", "rules"], entry.Select(member => member.Key));
        Assert.Equal("exact", entry["certainty"]!.GetValue<string>());
        Assert.Contains("\"credits\": 6.5\n", _fixture.Folder.Read("creatify/pricing.json"), StringComparison.Ordinal);
        Assert.All(models.Where(model => model.Key != "veo3.1/fast"), model => Assert.True(JsonNode.DeepEquals(model.Value, before["models"]![model.Key])));
        await _fixture.Tool.ExpectAsync(ExitCodes.Fine, "check");
    }

    [Theory]
    [InlineData("Duration 5s @ 480p → 8 credits", "Duration 5s @ 480p → eight credits")]
    [InlineData("Duration 5s @ 480p → 8 credits", "Duration 5s @ 480p → 8 credits + 2 for audio")]
    [InlineData("Duration 5s @ 480p → 8 credits", "5s @ 480p → 8 credits")]
    [InlineData("Duration 5s @ 480p → 8 credits", "on request")]
    [InlineData("Duration 5s @ 480p → 8 credits", "Duration 5s @ 480p → 1.000,50 credits")]
    [InlineData("Duration 5s @ 480p → 8 credits", "Duration 5s @ 480p → from 8 credits")]
    [InlineData("Duration 5s @ 720p → 12 credits", "Duration 5s @ 480p → 9 credits")]
    [InlineData("wan-25-preview/text-to-video\t", "wan-99/text-to-video\t")]
    public async Task A_line_that_cannot_be_read_is_named_and_nothing_is_written(string line, string broken)
    {
        var at = 0;
        var page = Page(text =>
        {
            var start = text.IndexOf(line, StringComparison.Ordinal);
            at = text[..start].Count(c => c == '\n') + 1;
            return text[..start] + broken + text[(start + line.Length)..];
        });
        var before = _fixture.Folder.Snapshot();

        await ImportAsync(ExitCodes.Error, page);

        Assert.Contains(FormattableString.Invariant($"{page}({at}): "), _fixture.Tool.Error, StringComparison.Ordinal);
        Assert.Equal(before, _fixture.Folder.Snapshot());
    }

    [Fact]
    public async Task What_can_be_read_is_taken_where_that_is_asked_for()
    {
        var page = Page(text => text.Replace("Duration 5s @ 480p → 8 credits", "on request", StringComparison.Ordinal)
            .Replace("minimax/hailuo-02/pro/image-to-video\timage_to_video\t20 credits", "minimax/hailuo-02/pro/image-to-video\timage_to_video\t21 credits", StringComparison.Ordinal));

        await ImportAsync(ExitCodes.Fine, page, "--skip-unreadable");

        Assert.Equal(21, _fixture.Folder.ReadJson("creatify/pricing.json")["models"]!["minimax/hailuo-02/pro/image-to-video"]!["rules"]![0]!["credits"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_page_without_prices_is_an_error()
    {
        var page = Page(_ => "<html><body><h1>502 Bad Gateway</h1></body></html>");
        await ImportAsync(ExitCodes.Error, page);
        Assert.Contains("no price was found", _fixture.Tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("64 credits per output", null, null, 64)]
    [InlineData("0.25 credits / output", null, null, 0.25)]
    [InlineData("Duration 5s @ 480p → 8 credits", 5, "480p", 8)]
    [InlineData("Duration: 5 seconds at 1080p -> 8 credits", 5, "1080p", 8)]
    [InlineData("duration 10 sec => 1 credit", 10, null, 1)]
    [InlineData("Resolution 4K: 7 credits.", null, "4K", 7)]
    public void The_forms_of_a_price(string text, int? seconds, string? resolution, double credits) =>
        Assert.Equal([new PricePhrase(seconds, resolution, (decimal)credits)], PricePhrase.ReadAll(text)!);

    [Fact]
    public void Several_prices_may_share_a_line() =>
        Assert.Equal([12m, 24], PricePhrase.ReadAll("Duration 5s → 12 credits, Duration 10s → 24 credits")!.Select(phrase => phrase.Credits));

    private Task ImportAsync(int exitCode, string page, params string[] more) =>
        _fixture.Tool.ExpectAsync(exitCode, ["refresh", "creatify", "--prices-from", page, .. more]);

    private string Page(Func<string, string> change)
    {
        var path = Path.Combine(_fixture.Folder.Schemas, "..", "page.txt");
        path = Path.GetFullPath(path);
        File.WriteAllText(path, change(File.ReadAllText(PageFile("creatify-2025-11.txt"))));
        return path;
    }

    private static string PageFile(string name) => Path.Combine(AppContext.BaseDirectory, "Prices", "Pages", name);
}
