using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Files;

namespace Typed.RefreshTests.Diff;

/// <summary>Random edits of random shipped models: each is reported, in its class, and nothing else is.</summary>
public sealed class MutationTests
{
    private const int Rounds = 120;

    // What an edit must be reported as; null where the field is not of the kind that it changes.
    private static readonly Func<JsonObject, string, JsonObject, Random, string?>[] s_edits =
    [
        (schema, name, field, _) => IsRequired(schema, name) ? null : Done(() => schema["properties"]!.AsObject().Remove(name), "Breaking field-removed"),
        (schema, name, field, _) => IsRequired(schema, name) ? null : Done(() => Require(schema, name), "Breaking field-now-required"),
        (schema, name, field, _) => !IsRequired(schema, name) ? null : Done(() => schema["required"]!.AsArray().RemoveAt(IndexOf(schema, name)), "Widened field-now-optional"),
        (_, _, field, random) => Values(field) is { Count: > 2 } values && values.Where(value => (string?)value != Default(field)).ToList() is { Count: > 0 } free
            ? Done(() => values.Remove(free[random.Next(free.Count)]), "Breaking value-removed") : null,
        (_, _, field, _) => Values(field) is { Count: > 0 } values ? Done(() => values.Add("zz_77"), "Widened value-added") : null,
        (_, _, field, _) => Number(field, "maximum") is { } most && (Number(field, "default") ?? 0) < most ? Done(() => field["maximum"] = most - 1, "Breaking range-narrowed") : null,
        (_, _, field, _) => Number(field, "maximum") is { } most ? Done(() => field["maximum"] = most + 1, "Widened range-widened") : null,
        (_, _, field, _) => Number(field, "minimum") is { } least && (Number(field, "default") ?? decimal.MaxValue) > least ? Done(() => field["minimum"] = least + 1, "Breaking range-narrowed") : null,
        (_, _, field, _) => Number(field, "maxLength") is { } most ? Done(() => field["maxLength"] = (int)most * 2, "Widened range-widened") : null,
        (_, _, field, _) => IsPlainText(field) && !field.ContainsKey("maxLength") ? Done(() => field["maxLength"] = 11, "Breaking range-narrowed") : null,
        (_, _, field, _) => IsPlainText(field) && !field.ContainsKey("pattern") ? Done(() => field["pattern"] = "^x", "Breaking form-added") : null,
        (_, _, field, _) => IsPlainText(field) ? Done(() => field["type"] = "boolean", "Breaking type-changed") : null,
        (_, _, field, _) => (string?)field["type"] == "boolean" && field["default"] is { } flag ? Done(() => field["default"] = !flag.GetValue<bool>(), "DefaultChanged default-changed") : null,
        (_, _, field, random) => Values(field) is { Count: > 1 } values && Default(field) is { } now && values.Where(value => (string?)value != now).ToList() is { Count: > 0 } others
            ? Done(() => field["default"] = others[random.Next(others.Count)]!.DeepClone(), "DefaultChanged default-changed") : null,
        (_, _, field, _) => Done(() => field["description"] = "Said in other words.", "Documentation documentation-changed"),
        (_, _, field, _) => Done(() => field["examples"] = new JsonArray("another"), "Documentation documentation-changed"),
        (schema, _, _, _) => Done(() => schema["properties"]!["zz_new"] = new JsonObject { ["type"] = "boolean" }, "Widened field-added zz_new"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Rounds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_edit_is_reported_in_its_class_and_nothing_else(int seed)
    {
#pragma warning disable CA5394 // A seed that can be run again is the point.
        var random = new Random(seed);
        var files = new DiffCase();
        var expected = new List<string>();
        foreach (var path in DiffCase.ModelPaths.OrderBy(_ => random.Next()).Take(1 + random.Next(6)))
        {
            var schema = files.File(path)["input_schema"]!.AsObject();
            var model = (string)files.File(path)["model"]!;
            var names = schema["properties"]!.AsObject().Select(property => property.Key).OrderBy(_ => random.Next()).Take(1 + random.Next(3)).ToList();
            foreach (var name in names)
            {
                if (s_edits[random.Next(s_edits.Length)](schema, name, schema["properties"]![name]!.AsObject(), random) is { } said)
                {
                    var parts = said.Split(' ');
                    expected.Add($"{model} {(parts.Length > 2 ? parts[2] : name)} {parts[0]} {parts[1]}");
                }
            }
        }

        expected.AddRange(Prices(files, random));
#pragma warning restore CA5394

        var found = files.Compare().Select(change => $"{change.Model} {change.Field} {change.Class} {change.Kind}").Order(StringComparer.Ordinal);

        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), found);
    }

    // Some edits fit few fields: over all rounds each must have been made.
    [Fact]
    public void Every_edit_fits_some_shipped_field()
    {
        foreach (var (edit, at) in s_edits.Select((edit, at) => (edit, at)))
        {
            var fits = DiffCase.ModelPaths.Any(path =>
            {
                var schema = new DiffCase().File(path)["input_schema"]!.AsObject();
                return schema["properties"]!.AsObject().ToList().Any(property => edit(schema, property.Key, property.Value!.AsObject(), new Random(1)) is not null);
            });
            Assert.True(fits, at.ToString(CultureInfo.InvariantCulture));
        }
    }

#pragma warning disable CA5394
    private static IEnumerable<string> Prices(DiffCase files, Random random)
    {
        var models = files.File("pricing.json")["models"]!.AsObject().ToList();
        var (model, entry) = models[random.Next(models.Count)];
        var rules = entry!["rules"]!.AsArray();
        switch (random.Next(3))
        {
            case 0:
                rules[0]!["credits"] = rules[0]!["credits"]!.GetValue<decimal>() * 2;
                yield return $"{model}  PriceChanged price-raised";
                break;
            case 1 when rules.Count > 1:
                rules.RemoveAt(rules.Count - 1);
                yield return $"{model}  PriceChanged unpriced";
                break;
        }
    }
#pragma warning restore CA5394

    private static string Done(Action edit, string expected)
    {
        edit();
        return expected;
    }

    private static bool IsRequired(JsonObject schema, string name) => IndexOf(schema, name) >= 0;

    private static int IndexOf(JsonObject schema, string name) => (schema["required"] as JsonArray)?.ToList().FindIndex(item => (string?)item == name) ?? -1;

    private static void Require(JsonObject schema, string name)
    {
        schema["required"] ??= new JsonArray();
        schema["required"]!.AsArray().Add(name);
    }

    private static JsonArray? Values(JsonObject field) =>
        field["enum"] is JsonArray values && (string?)field["type"] == "string" && values.All(value => value!.GetValueKind() == JsonValueKind.String) ? values : null;

    private static string? Default(JsonObject field) => field["default"] is { } value ? value.GetValueKind() == JsonValueKind.String ? (string?)value : StrictJson.Format(value) : null;

    private static decimal? Number(JsonObject field, string keyword) => field["type"] is JsonValue && field[keyword]?.GetValueKind() == JsonValueKind.Number ? field[keyword]!.GetValue<decimal>() : null;

    private static bool IsPlainText(JsonObject field) => field["type"] is JsonValue type && (string?)type == "string" && !field.ContainsKey("enum") && !field.ContainsKey("default");
}
