using System.Text.Json.Nodes;
using Typed.Emulator;
using Typed.Emulator.Hoox;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Diff;

/// <summary>What the emulator publishes changes, the refresh brings it, the diff says what it is.</summary>
public sealed class EmulatorChangesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_of_change_of_the_published_schemas_is_in_its_class()
    {
        using var published = ScratchFolder.With("creatify");
        using var before = ScratchFolder.With("creatify");
        using var fixture = new RefreshFixture();
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { SchemaFolder = published.Schemas, ApiKey = RefreshFixture.Key }, Ct);

        published.Edit("creatify/models/kling-video__v1.6__pro__image-to-video.json", model =>
        {
            var schema = model["input_schema"]!;
            schema["required"]!.AsArray().Add("aspect_ratio");
            schema["properties"]!["cfg_scale"]!["maximum"] = 0.75;
            schema["properties"]!["negative_prompt"]!["description"] = "Other words.";
            schema["properties"]!["duration"]!["enum"]!.AsArray().Add("15");
        });
        published.Edit("creatify/models/veo3.1.json", model =>
        {
            var properties = model["input_schema"]!["properties"]!.AsObject();
            properties["resolution"]!["default"] = "1080p";
            properties["duration"]!["enum"]!.AsArray().RemoveAt(0);
            properties.Remove("auto_fix");
            properties["prompt"]!["maxLength"] = 30_000;
            properties["style"] = new JsonObject { ["type"] = "string" };
        });
        File.Delete(published.PathOf("creatify/models/nano-banana.json"));
        published.Edit("creatify/models/nano-banana__edit.json", model => model["model"] = "nano-banana/retouch");
        emulator.Models.Reload();
        await fixture.ExpectAsync(ExitCodes.Fine, "creatify", emulator.BaseAddress.AbsoluteUri, "--allow-removals");

        Assert.Equal(
            [
                "breaking field-now-required kling-video/v1.6/pro/image-to-video aspect_ratio",
                "breaking field-removed veo3.1 auto_fix",
                "breaking model-removed nano-banana",
                "breaking model-removed nano-banana/edit",
                "breaking range-narrowed kling-video/v1.6/pro/image-to-video cfg_scale",
                "breaking value-removed veo3.1 duration",
                "default-changed default-changed veo3.1 resolution",
                // Without a field: where it was read, and when.
                "documentation documentation-changed kling-video/v1.6/pro/image-to-video",
                "documentation documentation-changed kling-video/v1.6/pro/image-to-video negative_prompt",
                "documentation documentation-changed veo3.1",
                "widened field-added veo3.1 style",
                "widened model-added nano-banana/retouch",
                "widened range-widened veo3.1 prompt",
                "widened value-added kling-video/v1.6/pro/image-to-video duration",
            ],
            await ChangesAsync(fixture, before));
    }

    [Fact]
    public async Task A_price_that_the_service_changed_is_a_changed_price()
    {
        var factor = 1m;
        using var fixture = new RefreshFixture(ScratchFolder.With("hoox"));
        using var before = new ScratchFolder();
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                ApiKey = RefreshFixture.Key,
                Hoox = new HooxEmulation { RateLimit = null, Price = question => (question.Duration ?? 1) * factor * (question.Resolution == "1080p" ? 2 : 1) },
            },
            Ct);
        string[] prices = ["--prices", "--model", "veo-3.1-lite"];
        await fixture.ExpectAsync(ExitCodes.Fine, "hoox", emulator.HooxAddress.AbsoluteUri, prices);
        ScratchFolder.Copy(fixture.Folder.PathOf("hoox"), before.PathOf("hoox"));
        // A day later: answers of the same day are taken from the run before.
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        factor = 1.5m;

        await fixture.ExpectAsync(ExitCodes.Fine, "hoox", emulator.HooxAddress.AbsoluteUri, prices);

        // Beside the prices only the day they were read.
        var changes = (await ChangesAsync(fixture, before)).Where(change => change != "documentation documentation-changed veo-3.1-lite").ToArray();
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.StartsWith("price-changed price-raised veo-3.1-lite", change, StringComparison.Ordinal));
        Assert.Contains("\"percent\": 50", fixture.Tool.Output, StringComparison.Ordinal);
    }

    private static async Task<string[]> ChangesAsync(RefreshFixture fixture, ScratchFolder before)
    {
        var said = fixture.Tool.Output.Length;
        await fixture.Tool.ExpectAsync(ExitCodes.Fine, "diff", "--from", before.Schemas, "--format", "json");
        return
        [
            .. JsonNode.Parse(fixture.Tool.Output[said..])!["changes"]!.AsArray()
                .Select(change => $"{change!["class"]} {change["kind"]} {change["model"]} {change["field"]}".TrimEnd())
                .Order(StringComparer.Ordinal),
        ];
    }
}
