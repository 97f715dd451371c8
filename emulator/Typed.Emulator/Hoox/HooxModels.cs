using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Typed.Emulator.Catalog;
using Typed.Emulator.Http;
using Typed.Emulator.Schema;

namespace Typed.Emulator.Hoox;

/// <summary>Hoox's list of models, and the details of one model with its settings and schema.</summary>
internal static class HooxModels
{
    private const string Type = "type";
    private const string Maker = "provider";

    public static JsonAnswer List(HttpRequest http, EmulatedCatalogs catalogs)
    {
        var (type, maker, tag) = (http.Query[Type].ToString(), http.Query[Maker].ToString(), http.Query["tag"].ToString());
        var models = catalogs[HooxEndpoints.Provider].Models
            .Where(model => Has(model, Type, type) && Has(model, Maker, maker) && HasTag(model, tag))
            .ToArray();
        // A filter's value is written once and omitted from each item.
        string[] hoisted = [.. new[] { (Type, type), (Maker, maker) }.Where(filter => filter.Item2.Length > 0).Select(filter => filter.Item1)];
        return new JsonAnswer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            if (type.Length > 0)
            {
                json.WriteString(Type, type);
            }

            if (maker.Length > 0)
            {
                json.WriteString(Maker, maker);
            }

            json.WriteStartArray("models");
            foreach (var model in models)
            {
                json.WriteStartObject();
                WriteListing(json, model, hoisted, whole: false);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("count", models.Length);
            json.WriteEndObject();
        });
    }

    public static IResult One(string name, EmulatedCatalogs catalogs) =>
        !catalogs[HooxEndpoints.Provider].TryGet(name, out var model)
            ? HooxAnswers.NotFound("Model")
            : new JsonAnswer(StatusCodes.Status200OK, json =>
            {
                json.WriteStartObject();
                WriteListing(json, model, [], whole: true);
                json.WriteStartArray("settings");
                if (model.Document.TryKind("settings", JsonValueKind.Object, out var settings) && settings.TryKind("items", JsonValueKind.Array, out var items))
                {
                    foreach (var item in items.EnumerateArray())
                    {
                        item.WriteTo(json);
                    }
                }

                json.WriteEndArray();
                json.WritePropertyName("input_schema");
                model.InputSchema.WriteTo(json);
                json.WriteEndObject();
            });

    private static void WriteListing(Utf8JsonWriter json, EmulatedModel model, string[] without, bool whole)
    {
        json.WriteString("name", model.Name);
        foreach (var member in Listing(model))
        {
            if (member.NameEquals("capabilities"))
            {
                WriteCapabilities(json, model, member.Value, whole);
            }
            else if (!without.Contains(member.Name, StringComparer.Ordinal) && (whole || member.Name != "max_prompt_length"))
            {
                member.WriteTo(json);
            }
        }
    }

    // The list includes ratios and lengths here; for a single model they are in its schema.
    private static void WriteCapabilities(Utf8JsonWriter json, EmulatedModel model, JsonElement capabilities, bool whole)
    {
        json.WriteStartObject("capabilities");
        foreach (var member in capabilities.EnumerateObject())
        {
            member.WriteTo(json);
        }

        if (!whole)
        {
            WriteChoices(json, model, "aspect_ratio", "supported_aspect_ratios", "default_aspect_ratio");
            WriteChoices(json, model, "duration", "supported_durations", "default_duration");
        }

        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, EmulatedModel model, string property, string all, string one)
    {
        if (model.InputSchema.TryKind("properties", JsonValueKind.Object, out var properties)
            && properties.TryKind(property, JsonValueKind.Object, out var schema)
            && schema.TryKind("enum", JsonValueKind.Array, out var values))
        {
            json.WritePropertyName(all);
            values.WriteTo(json);
            if (schema.TryGetProperty("default", out var fallback))
            {
                json.WritePropertyName(one);
                fallback.WriteTo(json);
            }
        }
    }

    private static bool Has(EmulatedModel model, string member, string wanted) =>
        wanted.Length == 0 || Listing(model).Any(one => one.NameEquals(member) && one.Value.ToString() == wanted);

    private static bool HasTag(EmulatedModel model, string wanted) =>
        wanted.Length == 0
        || Listing(model).Any(one => one.NameEquals("tags") && one.Value.EnumerateArray().Any(tag => tag.ToString() == wanted));

    private static JsonElement.ObjectEnumerator Listing(EmulatedModel model) =>
        model.Document.TryKind("listing", JsonValueKind.Object, out var listing) ? listing.EnumerateObject() : default;
}
