using System.Text.Json;
using System.Text.Json.Nodes;
using Typed.Refresh.Prices.Sweep;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Fetching.Hoox;

/// <summary>Finds the parameters that a Hoox price can depend on: those that the dry run accepts (docs.hoox.video/api-reference/assets/pricing) and the model has.</summary>
internal static class HooxPriceAxes
{
    public const string ImageCount = "count(references)";
    public const string SettingPrefix = "model_settings.";

    private const int MaxRange = 100;

    // The one model with a documented price per reference image.
    private static readonly HashSet<string> s_pricedByImage = ["reve-fast"];

    /// <summary>The axes, or the reason why no table can be created.</summary>
    /// <param name="model">The model.</param>
    /// <param name="everything">Whether settings that the provider documents as having no effect, and image counts, are included as well.</param>
    public static (IReadOnlyList<PriceAxis> Axes, string? Problem) Of(FetchedModel model, bool everything)
    {
        var axes = new List<PriceAxis>();
        foreach (var field in new[] { "duration", "resolution" })
        {
            if (Property(model, field) is { } schema)
            {
                if (ValuesOf(schema) is not { } values)
                {
                    return ([], $"the values of {field} are not listed");
                }

                axes.Add(PriceAxis.Of(field, values, schema["default"]));
            }
        }

        foreach (var setting in (model.Answer["settings"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (!everything && setting["affects_cost"]?.GetValueKind() == JsonValueKind.False)
            {
                continue;
            }

            var key = AnswerReading.Text(setting["key"], $"settings of {model.Name}");
            if (SettingValues(model, setting, key) is not { } values)
            {
                return ([], $"the values of the setting {ServerText.Quote(key)} are not listed");
            }

            axes.Add(PriceAxis.Of(SettingPrefix + key, values, setting["default_value"]));
        }

        if ((everything || s_pricedByImage.Contains(model.Name)) && ImageCounts(model) is { } counts)
        {
            axes.Add(counts);
        }

        return (axes, null);
    }

    /// <summary>The numbers of reference images that a model accepts, or null if there is no choice.</summary>
    public static PriceAxis? ImageCounts(FetchedModel model)
    {
        if (Property(model, "references") is not { } references || Whole(references["maxItems"]) is not (> 0 and <= MaxRange and var most))
        {
            return null;
        }

        var least = Whole(references["minItems"]) ?? 0;
        return least >= most ? null : PriceAxis.Of(ImageCount, Range(least, most), null);
    }

    /// <summary>Everything that a caller can choose from lists: the requests that a sweep without knowledge of the API would have to send.</summary>
    public static PriceGrid FullGrid(FetchedModel model)
    {
        var axes = new List<PriceAxis>();
        foreach (var (name, schema) in model.InputSchema["properties"]!.AsObject())
        {
            if (schema is JsonObject property && name != "model_settings" && ValuesOf(property) is { } values)
            {
                axes.Add(PriceAxis.Of(name, values, null));
            }
        }

        foreach (var setting in (model.Answer["settings"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (setting["key"] is JsonValue key && SettingValues(model, setting, key.ToString()) is { } values)
            {
                axes.Add(PriceAxis.Of(SettingPrefix + key, values, null));
            }
        }

        if (ImageCounts(model) is { } counts)
        {
            axes.Add(counts);
        }

        return new PriceGrid(axes);
    }

    private static JsonObject? Property(FetchedModel model, string name) => model.InputSchema["properties"]![name] as JsonObject;

    private static IReadOnlyList<JsonNode?>? SettingValues(FetchedModel model, JsonObject setting, string key) =>
        setting["type"]?.ToString() == "boolean" ? [JsonValue.Create(false), JsonValue.Create(true)]
        : setting["options"] is JsonArray { Count: > 0 } options && options.All(IsValue) ? [.. options]
        : (Property(model, "model_settings")?["properties"] as JsonObject)?[key] is JsonObject schema ? ValuesOf(schema)
        : null;

    private static IReadOnlyList<JsonNode?>? ValuesOf(JsonObject schema) =>
        schema["enum"] is JsonArray { Count: > 0 } values && values.All(IsValue) ? [.. values]
        : schema["type"]?.ToString() == "boolean" ? [JsonValue.Create(false), JsonValue.Create(true)]
        : schema["type"]?.ToString() == "integer" && Whole(schema["minimum"]) is { } least && Whole(schema["maximum"]) is { } most && most >= least && most - least <= MaxRange ? [.. Range(least, most)]
        : null;

    private static bool IsValue(JsonNode? node) => node?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private static int? Whole(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : null;

    private static IEnumerable<JsonNode> Range(int least, int most) => Enumerable.Range(least, most - least + 1).Select(number => (JsonNode)JsonValue.Create(number));
}
