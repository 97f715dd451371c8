using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Typed.RefreshTests.Kit;

/// <summary>Hoox' list, models and price dry run, by the documented shapes, with a price function that only the test knows.</summary>
internal sealed class HooxStub : IAsyncDisposable
{
    private readonly StubServer _server;

    private HooxStub(Dictionary<string, JsonObject> models, Func<JsonObject, decimal> price)
    {
        Models = models;
        Price = price;
        _server = StubServer.StartAsync(AnswerAsync).GetAwaiter().GetResult();
    }

    public Dictionary<string, JsonObject> Models { get; }

    public Func<JsonObject, decimal> Price { get; set; }

    /// <summary>Answers in place of the usual one; null for the usual one.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }

    public string Address => _server.Address;

    public int Asked => _server.Paths.Count;

    public int PricesAsked => _server.Paths.Count(path => path.EndsWith("/asset/pricing", StringComparison.Ordinal));

    public static HooxStub Start(Func<JsonObject, decimal> price, params JsonObject[] models) =>
        new(models.ToDictionary(model => model["name"]!.GetValue<string>(), StringComparer.Ordinal), price);

    /// <summary>A model as <c>GET /asset/models/{name}</c> has it.</summary>
    public static JsonObject Model(string name, int[]? durations = null, string[]? resolutions = null, (string Key, bool AffectsCost)[]? switches = null, int references = 0)
    {
        var properties = new JsonObject { ["prompt"] = new JsonObject { ["type"] = "string" } };
        if (references > 0)
        {
            properties["references"] = JsonNode.Parse($$"""
                {"type":"array","minItems":0,"maxItems": {{references}},"items":{"type":"object","properties":{"url":{"type":"string"},"asset_id":{"type":"string"},"avatar_id":{"type":"string"} } } }
                """);
        }

        properties["aspect_ratio"] = JsonNode.Parse("""{"type":"string","enum":["16:9","9:16","1:1"],"default":"16:9"}""");
        if (resolutions is not null)
        {
            properties["resolution"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. resolutions.Select(value => JsonValue.Create(value))]), ["default"] = resolutions[0] };
        }

        if (durations is not null)
        {
            properties["duration"] = new JsonObject { ["type"] = "integer", ["enum"] = new JsonArray([.. durations.Select(value => JsonValue.Create(value))]), ["default"] = durations[^1] };
        }

        properties["generation_count"] = JsonNode.Parse("""{"type":"integer","minimum":1,"maximum":4,"default":1}""");
        var settings = new JsonArray();
        foreach (var (key, affectsCost) in switches ?? [])
        {
            settings.Add(new JsonObject { ["key"] = key, ["type"] = "boolean", ["default_value"] = true, ["affects_cost"] = affectsCost });
        }

        return new JsonObject
        {
            ["name"] = name,
            ["label"] = name.ToUpperInvariant(),
            ["type"] = "video",
            ["provider"] = "acme",
            ["settings"] = settings,
            ["input_schema"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("prompt"), ["properties"] = properties },
        };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Instead is { } instead && await instead(context))
        {
            return;
        }

        if (context.Request.Headers.Authorization != $"Bearer {RefreshFixture.Key}")
        {
            await StubServer.WriteAsync(context, """{"error":"no key","code":"invalid_api_key"}""", 401);
            return;
        }

        var path = context.Request.Path.Value!;
        if (path == "/asset/models")
        {
            var list = new JsonArray([.. Models.Values.Select(model => new JsonObject { ["name"] = model["name"]!.DeepClone(), ["type"] = "video" })]);
            await StubServer.WriteAsync(context, new JsonObject { ["models"] = list, ["count"] = list.Count }.ToJsonString());
        }
        else if (path == "/asset/pricing")
        {
            var question = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
            var cost = Price(question);
            await StubServer.WriteAsync(context, new JsonObject
            {
                ["model"] = question["model"]!.DeepClone(),
                ["cost_per_generation"] = cost,
                ["total_cost"] = cost,
                ["currency"] = "credits",
                ["generation_count"] = 1,
            }.ToJsonString());
        }
        else if (Models.TryGetValue(Uri.UnescapeDataString(path["/asset/models/".Length..]), out var model))
        {
            await StubServer.WriteAsync(context, model.ToJsonString());
        }
        else
        {
            await StubServer.WriteAsync(context, """{"error":"unknown","code":"not_found"}""", 404);
        }
    }
}
