using System.Collections;
using System.Text;
using System.Text.Json.Nodes;
using Typed.Creatify;
using Typed.CreativeAI;
using Typed.Hoox;
using Typed.Providers;

namespace Typed.RuntimeTests.Wire;

/// <summary>Each member of an answer as a value of each other type: nothing throws, the other members are read, and the complete JSON is kept.</summary>
public sealed class OddMemberTests
{
    private const string Task =
        """
        { "id": "t1", "status": "done", "model_name": "veo3.1", "failed_reason": "no", "credits_used": "8", "duration": 5, "output_nums": 1, "created_at": "2026-11-01T00:00:00Z",
          "input_params": {}, "assets": [ { "id": "a", "type": "video", "name": "n", "url": "https://cdn.example/a.mp4", "thumbnail_url": "https://cdn.example/a.png" } ] }
        """;

    private const string TemplateJob =
        """
        { "id": "j1", "status": "done", "video_output": "https://cdn.example/a.mp4", "output": "https://cdn.example/b.mp4", "failed_reason": "no", "progress": 1, "is_hidden": true }
        """;

    private const string Asset =
        """
        { "task": "asset_generation", "asset_id": "x1", "status": "completed", "error": { "message": "m", "code": "c" },
          "result": { "asset_url": "https://cdn.example/a.mp4", "asset_type": "video", "thumbnail_url": "https://cdn.example/a.png", "duration_seconds": "8s" } }
        """;

    private const string Batch =
        """
        { "batch_id": "b1", "object": "video.batch", "status": "completed", "total_jobs": 2, "completed": 1, "failed": 1, "pending": 0, "processing": 0, "credits_charged": 8,
          "completed_at": "2026-11-01T00:00:00Z", "created_at": "2026-11-01T00:00:00Z", "failover_used": false, "parameters": { "voice": "nova" }, "error": { "message": "m", "code": "c" },
          "debug": { "provider_actual": "p", "routing_confidence_margin": 0.5, "submission_failover_used": true }, "data": [ { "url": "https://cdn.example/a.png", "revised_prompt": "p" } ],
          "jobs": [ { "id": "c1", "status": "completed", "output_url": "https://cdn.example/a.mp4", "credits": 4, "error": "none", "image_url": "https://cdn.example/a.png" } ] }
        """;

    private static readonly string[] s_values = ["5", "-1e999", "\"x\"", "\"\"", "\"\\ud800\"", "true", "null", "[]", "[5]", "[[{}]]", "{}", "{\"\\udfff\":1}"];

    [Fact]
    public void Creatify() => Verify(Task, "id", body => CreatifyWebhook.TryParse(body, out var message) ? (message, message.Id, message.Raw.GetRawText()) : null);

    [Fact]
    public void Creatify_templates() => Verify(TemplateJob, "id", body => CreatifyTemplateWebhook.TryParse(body, out var message) ? (message, message.Id, message.Raw.GetRawText()) : null);

    [Fact]
    public void Hoox() => Verify(
        Asset, "asset_id", body => HooxWebhook.TryParse(body, out var message) ? (message, message.AssetId, message.Raw.GetRawText()) : null, "task");

    [Fact]
    public void CreativeAI() => Verify(Batch, "batch_id", body =>
    {
        var snapshot = new CreativeAIWebhookReader("secret").Read(body, _ => null)?.Snapshot;
        return snapshot is null ? null : (snapshot.GetCreativeAIDetails(), snapshot.GetCreativeAIDetails().ProviderId!, "");
    });

    private static void Verify(string sample, string id, Func<byte[], (object Answer, string Id, string Raw)?> read, params string[] required)
    {
        var expected = JsonNode.Parse(sample)![id]!.GetValue<string>();
        var tried = 0;
        foreach (var (path, json) in Variants(sample))
        {
            var answer = read(Encoding.UTF8.GetBytes(json));
            if (path != id && !required.Contains(path, StringComparer.Ordinal))
            {
                Assert.True(answer is not null, json);
                Assert.Equal(expected, answer.Value.Id);
                Assert.True(answer.Value.Raw.Length == 0 || answer.Value.Raw == json, json);
                tried += ValuesOf(answer.Value.Answer, depth: 0);
            }
        }

        Assert.True(tried > 100, $"{tried} values");
    }

    // The path of the member, and the sample with another value there.
    private static IEnumerable<(string Path, string Json)> Variants(string sample) =>
        from path in Paths(JsonNode.Parse(sample)!.AsObject(), [])
        from value in s_values
        let root = JsonNode.Parse(sample)!
        select (string.Join('.', path), With(root, path, value));

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => (IEnumerable<object[]>)[[.. path, member.Key], .. Paths(member.Value!, [.. path, member.Key])]),
        JsonArray { Count: > 0 } items => Paths(items[0]!, [.. path, 0]),
        _ => [],
    };

    private static string With(JsonNode root, object[] path, string value)
    {
        const string Mark = "#odd#";
        var owner = path[..^1].Aggregate(root, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        owner[(string)path[^1]] = Mark;
        return root.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    // Reads each property, and those of what they return.
    private static int ValuesOf(object? value, int depth)
    {
        if (value is IEnumerable items and not string)
        {
            return items.Cast<object?>().Sum(item => ValuesOf(item, depth + 1));
        }

        return value is null || depth > 2 || value.GetType().Namespace?.StartsWith("Typed", StringComparison.Ordinal) != true
            ? 1
            : value.GetType().GetProperties().Where(property => property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0)
                .Sum(property => ValuesOf(property.GetValue(value), depth + 1));
    }
}
