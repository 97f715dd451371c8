using System.Text.Json;
using Typed.Emulator.Catalog;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Tests;

/// <summary>The validator gives ajv's verdict on every case of the corpus (tests/conformance).</summary>
public sealed class ConformanceTests
{
    [Fact]
    public void Every_verdict_on_the_models_is_ajvs()
    {
        var groups = Read("models.json");
        var catalogs = groups.Select(group => group.GetProperty("provider").GetString()!).Distinct(StringComparer.Ordinal).ToDictionary(
            provider => provider,
            provider => new EmulatedCatalog(provider, new SchemaFileSource(null), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
        Assert.Equal(catalogs.Values.Sum(catalog => catalog.Models.Count), groups.Count);
        Compare(groups, group =>
        {
            Assert.True(catalogs[group.GetProperty("provider").GetString()!].TryGet(group.GetProperty("model").GetString()!, out var model));
            return model.Validator;
        }, atLeastEach: 700);
    }

    [Fact]
    public void Every_verdict_on_the_keywords_is_ajvs() => Compare(
        Read("keywords.json"),
        group => new SchemaValidator(group.TryGetProperty("schema_text", out var text) ? Parse(text.GetString()!) : group.GetProperty("schema")),
        atLeastEach: 400);

    private static void Compare(List<JsonElement> groups, Func<JsonElement, SchemaValidator> validatorOf, int atLeastEach)
    {
        var wrong = new List<string>();
        var counts = new Dictionary<bool, int> { [true] = 0, [false] = 0 };
        foreach (var group in groups)
        {
            var validator = validatorOf(group);
            var name = (group.TryGetProperty("name", out var given) ? given : group.GetProperty("model")).GetString();
            foreach (var one in group.GetProperty("cases").EnumerateArray())
            {
                var instance = one.TryGetProperty("text", out var text) ? Parse(text.GetString()!) : one.GetProperty("instance");
                var expected = (one.TryGetProperty("ours", out var ours) ? ours : one.GetProperty("valid")).GetBoolean();
                counts[expected]++;
                var violations = validator.Validate(instance);
                if (violations.Count == 0 != expected)
                {
                    wrong.Add($"{name}: {one.GetRawText()}: {string.Join("; ", violations)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        // A corpus of nothing, or of valid cases only, would agree with any validator.
        Assert.True(counts[true] >= atLeastEach && counts[false] >= atLeastEach, $"{counts[true]} valid, {counts[false]} invalid");
    }

    private static List<JsonElement> Read(string file) =>
        [.. Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", file))).EnumerateArray()];

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
