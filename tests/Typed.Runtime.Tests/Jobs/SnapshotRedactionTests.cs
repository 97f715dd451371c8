using System.Text.Json;
using Typed.Providers;

namespace Typed.RuntimeTests.Jobs;

/// <summary>Every member of a job, of its parts and of its assets that a provider fills with text: none shows a key.</summary>
public sealed class SnapshotRedactionTests
{
    private const string Key = "sk-4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c";

    public static TheoryData<string, JobSnapshot> Members => new()
    {
        { "status", Job with { Status = new JobStatus(Key) } },
        { "model", Job with { Model = Key } },
        { "reason", Job with { FailedReason = $"{Key} is wrong" } },
        { "resolution", Job with { Resolution = Key } },
        { "aspect ratio", Job with { AspectRatio = Key } },
        { "raw", Job with { Raw = Rig.Json($$"""{"a":["{{Key}}"]}""") } },
        { "name in raw", Job with { Raw = Rig.Json($$"""{"{{Key}}":1}""") } },
        { "asset's address", Job with { Assets = [new Asset(Address)] } },
        { "asset's id", Job with { Assets = [new Asset(Plain) { Id = Key }] } },
        { "asset's type", Job with { Assets = [new Asset(Plain) { Type = new AssetType(Key) }] } },
        { "asset's name", Job with { Assets = [new Asset(Plain) { Name = Key }] } },
        { "asset's thumbnail", Job with { Assets = [new Asset(Plain) { ThumbnailUrl = Address }] } },
        { "asset's raw", Job with { Assets = [new Asset(Plain) { Raw = Rig.Json($$"""{"a":"{{Key}}"}""") }] } },
        { "part's id", Job with { Parts = [Part with { Id = Key }] } },
        { "part's status", Job with { Parts = [Part with { Status = new JobStatus(Key) }] } },
        { "part's reason", Job with { Parts = [Part with { FailedReason = Key }] } },
        { "part's code", Job with { Parts = [Part with { ErrorCode = Key }] } },
        { "part's raw", Job with { Parts = [Part with { Raw = Rig.Json($$"""{"a":"{{Key}}"}""") }] } },
        { "asset of a part", Job with { Parts = [Part with { Asset = new Asset(Plain) { Name = Key } }] } },
        { "thumbnail of a part", Job with { Parts = [Part with { Asset = new Asset(Plain) { ThumbnailUrl = Address } }] } },
    };

    private static Uri Plain => new("https://cdn.example/a.mp4");

    private static Uri Address => new($"https://cdn.example/{Key}/a.mp4");

    private static JobSnapshot Job => new() { Id = "j1", Status = new JobStatus("done", JobPhase.Succeeded) };

    private static JobPart Part => new("p1", new JobStatus("done", JobPhase.Succeeded));

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Members))]
    public async Task No_member_shows_a_key(string member, JobSnapshot job)
    {
        Assert.Contains(Key, Shown(job), StringComparison.Ordinal);
        Assert.False(Shown(await RedactedAsync(job)).Contains(Key[..12], StringComparison.Ordinal), $"The {member} shows the key.");
    }

    [Fact]
    public async Task Members_without_a_key_are_as_the_provider_sent_them()
    {
        var expires = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var job = Job with
        {
            Model = "m",
            FailedReason = "no",
            Resolution = "720p",
            AspectRatio = "16:9",
            CreditsUsed = 3,
            Raw = Rig.Json("""{"a":1}"""),
            Assets = [new Asset(Plain) { Id = "a1", Type = new AssetType("video"), Name = "a", ThumbnailUrl = Plain, Raw = Rig.Json("1"), ExpiresAt = expires }],
            Parts = [Part with { Asset = new Asset(Plain) { Name = "part" }, FailedReason = "no", ErrorCode = "e1", Raw = Rig.Json("2") }],
        };
        var redacted = await RedactedAsync(job);
        Assert.Equal(Shown(job), Shown(redacted));
        Assert.Equal((JobPhase.Succeeded, 3m, expires), (redacted.Status.Phase, redacted.CreditsUsed, redacted.Assets[0].ExpiresAt));
    }

    private static Task<JobSnapshot> RedactedAsync(JobSnapshot job)
    {
        var api = new ProviderApi(
            new ProviderApiOptions { Provider = "own", BaseAddress = new Uri("https://own.example"), KeyHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {Key}" } },
            new HttpClient(new StubHandler(StubHandler.Json("{}"))));
        return api.GetJobAsync("j1", "jobs/j1", _ => job, Rig.Ct);
    }

    private static string Shown(JobSnapshot job) => string.Join(
        '\n',
        [
            $"{job.Id} {job.Status.Value} {job.Model} {job.FailedReason} {job.Resolution} {job.AspectRatio} {Shown(job.Raw)}",
            .. job.Assets.Select(Shown),
            .. job.Parts.Select(part => $"{part.Id} {part.Status.Value} {part.FailedReason} {part.ErrorCode} {Shown(part.Raw)} {(part.Asset is { } asset ? Shown(asset) : "")}"),
        ]);

    private static string Shown(Asset asset) => $"{asset.Url} {asset.Id} {asset.Type.Value} {asset.Name} {asset.ThumbnailUrl} {Shown(asset.Raw)}";

    private static string Shown(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? "" : json.GetRawText();
}
