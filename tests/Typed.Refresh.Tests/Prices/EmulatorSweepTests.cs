using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Emulator;
using Typed.Emulator.Hoox;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Prices;

/// <summary>The sweep over the shipped models, as the emulator offers them, with a price function that nothing can be inferred of.</summary>
public sealed class EmulatorSweepTests : IDisposable
{
    private static readonly bool[] s_switch = [false, true];

    private readonly RefreshFixture _fixture = new(ScratchFolder.With("hoox"));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_emulators_hidden_price_function_is_found_exactly()
    {
        var asked = 0;
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                ApiKey = RefreshFixture.Key,
                Hoox = new HooxEmulation
                {
                    RateLimit = null,
                    Price = question =>
                    {
                        Interlocked.Increment(ref asked);
                        return Hidden(question.Model, question.Duration, question.Resolution, Costly(question.Model, question.Settings));
                    },
                },
            },
            TestContext.Current.CancellationToken);
        string[] models = ["veo-3.1", "kling-pro", "seedance-1.5", "gpt-image-2", "z-image-turbo"];

        foreach (var model in models)
        {
            await _fixture.ExpectAsync(ExitCodes.Fine, "hoox", emulator.HooxAddress.AbsoluteUri, "--prices", "--model", model);
        }

        var compared = models.Sum(Compare);
        // One question for each price that can differ, and one more for each model whose price could depend on images without anybody saying so.
        Assert.InRange(asked, compared, compared + models.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} prices of {models.Length} models, {asked} questions");
    }

    // Each combination of what may matter has its own rule with the hidden price.
    private int Compare(string model)
    {
        var file = _fixture.Folder.ReadJson($"hoox/models/{model}.json");
        var rules = _fixture.Folder.ReadJson("hoox/pricing.json")["models"]![model]!["rules"]!.AsArray();
        var compared = 0;
        foreach (var duration in Values(file, "duration"))
        {
            foreach (var resolution in Values(file, "resolution"))
            {
                foreach (var (key, value) in Settings(model, file))
                {
                    var when = new JsonObject();
                    Put(when, "duration", duration);
                    Put(when, "resolution", resolution);
                    Put(when, "model_settings." + key, value);
                    var costly = value is null ? "" : $"{key}={value.ToJsonString()}";
                    var expected = Hidden(model, (int?)duration, (string?)resolution, costly);
                    var rule = Assert.Single(rules, rule => JsonNode.DeepEquals(rule!["when"], when));
                    Assert.Equal(expected, rule!["credits"]!.GetValue<decimal>());
                    compared++;
                }
            }
        }

        Assert.Equal(compared, rules.Count);
        return compared;
    }

    private static void Put(JsonObject when, string name, JsonNode? value)
    {
        if (value is not null)
        {
            when[name] = value.DeepClone();
        }
    }

    private static JsonNode?[] Values(JsonObject file, string property) =>
        file["input_schema"]!["properties"]![property]?["enum"] is JsonArray values ? [.. values] : [null];

    private static IEnumerable<(string Key, JsonNode? Value)> Settings(string model, JsonObject file)
    {
        if (CostlyKey(model) is not { } key)
        {
            return [("", null)];
        }

        var schema = file["input_schema"]!["properties"]!["model_settings"]!["properties"]![key]!;
        return schema["enum"] is JsonArray values
            ? values.Select(value => (key, value))
            : s_switch.Select(value => (key, (JsonNode?)JsonValue.Create(value)));
    }

    private static string Costly(string model, IReadOnlyDictionary<string, JsonElement> settings) =>
        CostlyKey(model) is { } key ? $"{key}={settings[key].GetRawText()}" : "";

    // What the pages say to affect the cost.
    private static string? CostlyKey(string model) => model switch
    {
        "gpt-image-2" => "quality",
        "z-image-turbo" => null,
        _ => "generateAudio",
    };

    private static decimal Hidden(string model, int? duration, string? resolution, string costly) =>
        BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes($"{model}|{duration}|{resolution}|{costly}"))) / 4m;
}
