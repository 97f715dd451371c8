using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Catalog;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Hoox;

/// <summary>The price of a Hoox generation, and the call that returns it without starting a job.</summary>
internal static class HooxPricing
{
    private const string Duration = "duration";

    public static async Task<IResult> AskAsync(HttpRequest http, EmulatorOptions options, EmulatedCatalogs catalogs, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await ReceivedBody.ReadObjectAsync(http, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (!body.TryKind("model", JsonValueKind.String, out var name))
        {
            return HooxAnswers.Invalid("model", "A model is required.");
        }

        if (!catalogs[HooxEndpoints.Provider].TryGet(name.GetString()!, out var model))
        {
            return HooxAnswers.NotFound("Model");
        }

        var count = model.Effective(body, "generation_count");
        if (count.ValueKind != JsonValueKind.Number || !count.TryGetInt32(out var generations) || generations is < 1 or > 4)
        {
            return HooxAnswers.Invalid("generation_count", "Must be 1 to 4.");
        }

        var resolution = model.Effective(body, "resolution");
        if (Choices(model, "resolution") is { Length: > 0 } resolutions && !resolutions.Any(one => one.ToString() == resolution.ToString()))
        {
            return HooxAnswers.Invalid("resolution", $"Must be one of {string.Join(", ", resolutions.Select(one => one.ToString()))}.");
        }

        var images = body.TryKind("image_count", JsonValueKind.Number, out var number) && number.TryGetInt32(out var given) ? given : 0;
        var (asked, seconds) = Seconds(model, body);
        var each = Each(options, catalogs, model, body, images);
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("model", model.Name);
            json.WriteNumber("cost_per_generation", each);
            json.WriteNumber("total_cost", each * generations);
            json.WriteString("currency", "credits");
            json.WriteNumber("generation_count", generations);
            if (asked is not null && asked != seconds)
            {
                json.WriteStartObject("normalized");
                WriteSeconds(json, options, Duration, seconds!.Value);
                json.WriteNumber("duration_in_seconds", seconds.Value);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    /// <summary>Gets the price of one generation.</summary>
    public static decimal Each(EmulatorOptions options, EmulatedCatalogs catalogs, EmulatedModel model, JsonElement parameters, int images)
    {
        if (options.Hoox.Price is not { } hidden)
        {
            return catalogs[HooxEndpoints.Provider].Prices[model.Name].Each(model, parameters);
        }

        var resolution = model.Effective(parameters, "resolution");
        return hidden(new HooxPriceQuestion(
            model.Name,
            (int?)Seconds(model, parameters).Taken,
            resolution.ValueKind == JsonValueKind.String ? resolution.GetString() : null,
            Settings(model, parameters),
            images));
    }

    /// <summary>Writes a length in the configured form.</summary>
    public static void WriteSeconds(Utf8JsonWriter json, EmulatorOptions options, string name, decimal seconds)
    {
        if (options.Hoox.DurationsAsText)
        {
            json.WriteString(name, FormattableString.Invariant($"{seconds}s"));
        }
        else
        {
            json.WriteNumber(name, seconds);
        }
    }

    // A length that the model does not offer becomes the nearest one it offers; if two are equally near, the longer.
    private static (decimal? Asked, decimal? Taken) Seconds(EmulatedModel model, JsonElement parameters)
    {
        if (!Catalog.Seconds.TryRead(model.Effective(parameters, Duration), out var asked))
        {
            return (null, null);
        }

        var allowed = Choices(model, Duration).Select(one => one.GetDecimal()).ToArray();
        return (asked, allowed.Length == 0 ? asked : allowed.OrderBy(one => Math.Abs(one - asked)).ThenByDescending(one => one).First());
    }

    private static JsonElement[] Choices(EmulatedModel model, string property) =>
        model.InputSchema.TryKind("properties", JsonValueKind.Object, out var properties)
        && properties.TryKind(property, JsonValueKind.Object, out var schema)
        && schema.TryKind("enum", JsonValueKind.Array, out var values)
            ? [.. values.EnumerateArray()]
            : [];

    private static Dictionary<string, JsonElement> Settings(EmulatedModel model, JsonElement parameters)
    {
        var settings = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (model.Document.TryKind("settings", JsonValueKind.Object, out var list) && list.TryKind("items", JsonValueKind.Array, out var items))
        {
            foreach (var key in items.EnumerateArray().Select(item => item.GetProperty("key").GetString()!))
            {
                settings[key] = model.EffectiveAt(parameters, $"{list.GetProperty("property").GetString()}.{key}");
            }
        }

        return settings;
    }
}
