using System.Text.Json.Nodes;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

public sealed class ImportTests
{
    [Fact]
    public async Task A_document_becomes_a_provider_that_compiles_and_is_compared_on_the_next_import()
    {
        using var fixture = new ImportFixture();
        var output = await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        Assert.Contains("lumen: 2 new, 0 changed, 0 removed", output, StringComparison.Ordinal);
        Assert.Contains("images/generations: text_to_image; prompt", output, StringComparison.Ordinal);
        Assert.Contains("seconds is the duration", output, StringComparison.Ordinal);
        Assert.Contains("default not sent: style = \"vivid\"", output, StringComparison.Ordinal);
        Assert.Contains("left out: GET /v1/models: no request body", output, StringComparison.Ordinal);

        await fixture.RunAsync(ExitCodes.Fine, "check");
        var records = RecordAssembly.Of(fixture.Folder.Schemas,
        [
            """
            using Typed.Models.Lumen;
            var request = new VideosParams { Prompt = "A lake", Model = VideosModel.LumenMotion, Seconds = VideosSeconds.Seconds8 };
            """,
        ]);
        Assert.Empty(await records.ErrorsAsync());
        Assert.Equal(("""{"prompt":"A lake","model":"lumen-motion","seconds":"8"}""", "valid"), Normal(records.Run()[0]));

        var before = fixture.Folder.Snapshot();
        Assert.Contains("0 new, 0 changed, 0 removed, 2 unchanged", await fixture.ImportAsync("lumen.json", "lumen"), StringComparison.Ordinal);
        Assert.Equal(before, fixture.Folder.Snapshot());

        ScratchFolder.Copy(fixture.Folder.Schemas, Path.Combine(fixture.Folder.Root, "before"));
        fixture.Edit("lumen.json", root => root["components"]!["schemas"]!["VideoSeconds"]!["enum"]!.AsArray().RemoveAt(2));
        Assert.Contains("0 new, 1 changed", await fixture.ImportAsync("lumen.json", "lumen"), StringComparison.Ordinal);
        var diff = await fixture.RunAsync(ExitCodes.Fine, "diff", "--from", "before", "--to", "schemas");
        Assert.Contains("\"12\"", diff, StringComparison.Ordinal);
        await fixture.RunAsync(ExitCodes.Fine, "check");
    }

    [Theory]
    [InlineData("3.0.4")]
    [InlineData("3.1.1")]
    [InlineData("3.2.0")]
    public async Task Each_version_of_OpenAPI_3_is_read(string version)
    {
        using var fixture = new ImportFixture();
        fixture.Add("lumen.json");
        fixture.Edit("lumen.json", root => root["openapi"] = version);
        var output = await fixture.ImportAsync("lumen.json", "lumen");
        Assert.Contains($"OpenAPI {version}", output, StringComparison.Ordinal);
        Assert.Contains("2 new", output, StringComparison.Ordinal);
        Assert.DoesNotContain("note:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        using var fixture = new ImportFixture();
        Assert.Contains("dry run; nothing was written", await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen", "--dry-run"), StringComparison.Ordinal);
        Assert.Equal(["lumen.json"], fixture.Folder.Snapshot().Keys);
    }

    [Fact]
    public async Task Patterns_choose_operations_and_are_remembered()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("sonora.json"), "sonora", "--select", "POST /v1/*", "--select", "!createAgent", "--select", "!*stream*");
        Assert.Equal(["music", "speech-to-text", "text-to-speech"], fixture.Models("sonora").Order(StringComparer.Ordinal));

        // The next import needs no patterns.
        Assert.Contains("3 unchanged", await fixture.ImportAsync("sonora.json", "sonora"), StringComparison.Ordinal);
        Assert.Contains("matches no operation", await fixture.ImportAsync("sonora.json", "sonora2", "--select", "composeMusic", "--select", "nonsense"), StringComparison.Ordinal);
        Assert.Equal(["music"], fixture.Models("sonora2"));
    }

    [Fact]
    public async Task Names_carry_the_version_only_where_they_would_be_equal()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("sonora.json"), "sonora");
        Assert.Equal(["agents", "speech-to-text", "text-to-speech", "text-to-speech/stream", "v1/music", "v2/music"], fixture.Models("sonora").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_removed_operation_needs_consent()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "lumen");
        // A file of somebody's own is not the document's.
        fixture.Folder.Write("lumen/models/own.json", """{"model":"own","kind":"text_to_image","input_schema":{"type":"object","properties":{"a":{"type":"string"}}},"source":{"document":"by hand","retrieved":"2026-01-01","verbatim":false,"certainty":"documented"}}""");
        await fixture.RunAsync(ExitCodes.Fine, "lock", "lumen");
        fixture.Edit("lumen.json", root => root["paths"]!.AsObject().Remove("/v1/videos"));
        var before = fixture.Folder.Snapshot();

        Assert.Contains("Specify --allow-removals", await fixture.RunAsync(ExitCodes.Drift, "import", "lumen.json", "--provider", "lumen"), StringComparison.Ordinal);
        Assert.Equal(before, fixture.Folder.Snapshot());

        await fixture.ImportAsync("lumen.json", "lumen", "--allow-removals");
        Assert.Equal(["images/generations", "own"], fixture.Models("lumen").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Several_documents_make_one_provider_and_a_refresh_reads_all()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("lumen.json"), "studio");
        await fixture.ImportAsync(fixture.Add("relay.json"), "studio", "--model", "reel");
        Assert.Equal(["images/generations", "reel", "videos"], fixture.Models("studio").Order(StringComparer.Ordinal));
        Assert.Equal(["../../lumen.json", "../../relay.json"], fixture.Folder.ReadJson("studio/provider.json")["import"]!.AsArray().Select(source => source!["document"]!.ToString()));

        await fixture.RunAsync(ExitCodes.Fine, "check", "--online");
        fixture.Edit("relay.json", root => root["components"]!["schemas"]!["ReelV16ProImageToVideoInput"]!["properties"]!["prompt"]!["maxLength"] = 3000);
        Assert.Contains("the published schema of reel differs", await fixture.RunAsync(ExitCodes.Drift, "check", "--online"), StringComparison.Ordinal);
        Assert.Contains("studio: 0 new, 1 changed, 0 removed, 2 unchanged", await fixture.RunAsync(ExitCodes.Fine, "refresh", "studio"), StringComparison.Ordinal);
        Assert.Equal(3000, (int)fixture.Model("studio", "reel")["input_schema"]!["properties"]!["prompt"]!["maxLength"]!);
        Assert.Equal("../../relay.json", (string?)fixture.Model("studio", "reel")["source"]!["document"]);
        // Without a name, as a build calls it.
        Assert.Contains("studio: 0 new, 0 changed, 0 removed, 3 unchanged", await fixture.RunAsync(ExitCodes.Fine, "refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alternatives_file_parts_and_read_only_fields_are_taken_apart()
    {
        using var fixture = new ImportFixture();
        await fixture.ImportAsync(fixture.Add("prism.json"), "prism");
        Assert.Equal(["generations", "image_to_video/gleam-4", "image_to_video/gleam-4-turbo", "upscale/image", "upscale/video"], fixture.Models("prism").Order(StringComparer.Ordinal));

        await fixture.ImportAsync(fixture.Add("orchid.yaml"), "orchid");
        Assert.Equal("""{"image":{"description":"The picture","required":true},"references":{"required":false,"list":true}}""", fixture.Model("orchid", "uploads")["input_schema"]!["x-files"]!.ToJsonString());
        var image = fixture.Model("orchid", "generations/variations");
        Assert.Null(image["input_schema"]!["properties"]!["created_at"]);
        Assert.Equal("""["prompt","strength"]""", image["input_schema"]!["required"]!.ToJsonString());
        Assert.NotNull(image["deprecated"]);
    }

    [Fact]
    public async Task A_branch_and_an_operation_of_the_same_name_are_two_models()
    {
        using var fixture = new ImportFixture();
        fixture.Add("prism.json");
        fixture.Edit("prism.json", root => root["paths"]!["/v1/upscale/image"] = JsonNode.Parse(
            """{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"a":{"type":"string"}}}}}},"responses":{"200":{"description":"ok"}}}}"""));
        Assert.Contains("\"upscale/image\" is the name of two models; the second is \"upscale/image-2\".", await fixture.ImportAsync("prism.json", "prism"), StringComparison.Ordinal);
        Assert.NotNull(fixture.Model("prism", "upscale/image-2"));
    }

    [Fact]
    public async Task A_body_with_a_file_is_a_form_even_if_JSON_is_offered_too()
    {
        using var fixture = new ImportFixture();
        fixture.Add("lumen.json");
        fixture.Edit("lumen.json", root => root["paths"]!["/v1/videos"]!["post"]!["requestBody"]!["content"]!["multipart/form-data"] =
            JsonNode.Parse("""{"schema":{"type":"object","properties":{"prompt":{"type":"string"},"input_reference":{"type":"string","format":"binary"}}}}"""));
        Assert.Contains("input_reference is the file", await fixture.ImportAsync("lumen.json", "lumen"), StringComparison.Ordinal);
        Assert.Equal("multipart/form-data", (string?)fixture.Model("lumen", "videos")["listing"]!["content_type"]);
    }

    [Fact]
    public async Task Documents_in_folders_of_their_owners_have_their_paths_as_names()
    {
        using var fixture = new ImportFixture();
        foreach (var name in new[] { "sketch-xl", "clip-motion" })
        {
            Directory.CreateDirectory(Path.Combine(fixture.Folder.Root, "models", "pine"));
            File.Copy(Path.Combine(ImportFixture.Documents, "kiln", $"pine__{name}.json"), Path.Combine(fixture.Folder.Root, "models", "pine", $"{name}.json"));
        }

        await fixture.ImportAsync("models", "kiln");
        Assert.Equal(["pine/clip-motion", "pine/sketch-xl"], fixture.Models("kiln").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_on_the_network_is_refreshed_from_there()
    {
        var text = File.ReadAllText(Path.Combine(ImportFixture.Documents, "orchid.yaml"));
        await using var server = await StubServer.StartAsync(context => StubServer.WriteAsync(context, text));
        using var fixture = new ImportFixture();
        await fixture.ImportAsync($"{server.Address}/openapi", "orchid");
        Assert.Equal(3, fixture.Models("orchid").Count());
        text = text.Replace("maxLength: 1500", "maxLength: 900", StringComparison.Ordinal);
        Assert.Contains("2 changed", await fixture.RunAsync(ExitCodes.Fine, "refresh", "orchid"), StringComparison.Ordinal);
        Assert.Equal(["/openapi", "/openapi"], server.Paths);
    }

    private static (string, string) Normal((string Json, string Verdict) run) =>
        (JsonNode.Parse(run.Json)!.ToJsonString(), run.Verdict.Contains("valid", StringComparison.OrdinalIgnoreCase) ? "valid" : run.Verdict);
}
