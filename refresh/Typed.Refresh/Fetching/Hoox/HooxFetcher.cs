using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Fetching.Http;
using Typed.Refresh.Files;
using Typed.Refresh.Prices;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Fetching.Hoox;

/// <summary>Hoox's list of models and each model's own page (docs.hoox.video/api-reference/assets/models and /model).</summary>
internal sealed class HooxFetcher : IProviderApi, IPriceSweep
{
    private const string List = "asset/models";
    private static readonly string[] s_elsewhere = ["name", "settings", "input_schema"];

    public string Provider => "hoox";

    public Uri Address { get; } = new("https://app.hoox.video/api/public/v1/");

    public IReadOnlyList<KeyVariable> Keys { get; } = [new("HOOX_API_KEY", "Authorization", "Bearer ")];

    public async Task<FetchedCatalog> FetchAsync(ApiConnection api, Func<string, bool> wanted, Action<int, int> progress, CancellationToken cancellationToken)
    {
        var answer = AnswerReading.Object(await api.GetAsync(List, cancellationToken), List);
        var items = AnswerReading.Array(answer["models"], List + ".models");
        Limit.Models(items.Count, api.Limits, List);
        if (answer["count"] is { } count && AnswerReading.Number(count, List + ".count") != items.Count)
        {
            throw new FetchException(FormattableString.Invariant($"{List}: count is {count.ToJsonString()}, but the list contains {items.Count} models. The answer is incomplete."));
        }

        var names = items
            .Select((item, index) => FormattableString.Invariant($"{List}.models[{index}]") is var place
                ? AnswerReading.Text(AnswerReading.Object(item, place)["name"], place + ".name") : "")
            .ToList();
        var models = new List<FetchedModel>();
        var chosen = names.Where(wanted).ToList();
        foreach (var name in chosen)
        {
            progress(models.Count, chosen.Count);
            // Checked before the name becomes part of a URL.
            _ = ModelFileName.PathOf(name);
            var path = $"{List}/{Uri.EscapeDataString(name)}";
            models.Add(Read(name, AnswerReading.Object(await api.GetAsync(path, cancellationToken), path), path));
        }

        progress(chosen.Count, chosen.Count);
        return new FetchedCatalog($"GET {api.Address}{List}/{{name}}", names, models);
    }

    public Task<SweptPrices> SweepAsync(
        ApiConnection api, FetchedCatalog published, bool everything, Action<int, int> progress, CancellationToken cancellationToken) =>
        new HooxPriceSweep(api, everything, progress).RunAsync(published, cancellationToken);

    private static FetchedModel Read(string name, JsonObject answer, string place)
    {
        if (AnswerReading.Text(answer["name"], place + ".name") is var said && said != name)
        {
            throw new FetchException($"{place}: the answer is for {ServerText.Quote(said)}.");
        }

        var schema = AnswerReading.Object(answer["input_schema"], place + ".input_schema").DeepClone().AsObject();
        var properties = AnswerReading.Object(schema["properties"], place + ".input_schema.properties");
        var output = AnswerReading.ModelKind(answer["type"], place + ".type");
        var slots = properties.Where(property => IsMediaItem(property.Value)).Select(property => property.Key).ToList();
        return new FetchedModel(name, HooxKinds.Of(output, schema, slots), schema)
        {
            KindIsDerived = true,
            Slots = slots,
            Members = Members(answer, place),
            Answer = answer,
        };
    }

    // In addition to the schema: the settings and the other data in the list, both in the provider's own members.
    private static JsonObject Members(JsonObject answer, string place)
    {
        var members = new JsonObject();
        if (answer["settings"] is { } settings && AnswerReading.Array(settings, place + ".settings") is { Count: > 0 } items)
        {
            foreach (var item in items)
            {
                _ = AnswerReading.Text(AnswerReading.Object(item, place + ".settings")["key"], place + ".settings.key");
                _ = AnswerReading.Text(item!["type"], place + ".settings.type");
            }

            members["settings"] = new JsonObject { ["property"] = "model_settings", ["items"] = items.DeepClone() };
        }

        var listing = answer.DeepClone().AsObject();
        foreach (var name in s_elsewhere)
        {
            listing.Remove(name);
        }

        members["listing"] = listing;
        return members;
    }

    // A named slot is a property with the same schema as the items of "references".
    private static bool IsMediaItem(JsonNode? schema) =>
        schema is JsonObject item && item["properties"] is JsonObject members
        && members.ContainsKey("url") && members.ContainsKey("asset_id") && members.ContainsKey("avatar_id")
        && item["type"]?.GetValueKind() == JsonValueKind.String;
}
