using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Typed.AspNetCore;
using Typed.Models.Creatify;
using Typed.Models.Studio;

namespace Typed.OpenApiTests;

/// <summary>The OpenAPI document of a web app shows the parameters of records.</summary>
public sealed class OpenApiTests
{
    public sealed record Order(string Customer, KlingV16ProImageToVideoParams Video, KlingV16ProImageToVideoDuration? Duration, List<SceneParams> Scenes);

    private static Task<JsonObject> DocumentAsync(Delegate endpoint, Action<OpenApiOptions>? options = null) => OpenApiHost.DocumentAsync(
        app => app.MapPost("/it", endpoint),
        options ?? (options => options.AddTyped()));

    private static JsonNode Body(JsonObject document) =>
        OpenApiHost.Target(document, document["paths"]!["/it"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!);

    [Fact]
    public async Task Without_the_transformer_the_schema_is_empty() =>
        Assert.Equal("{}", Body(await DocumentAsync((KlingV16ProImageToVideoParams request) => request.ToJson(), _ => { })).ToJsonString());

    [Fact]
    public async Task A_record_of_the_catalog_shows_its_parameters()
    {
        var body = Body(await DocumentAsync((KlingV16ProImageToVideoParams request) => request.ToJson()));

        Assert.Equal(["prompt", "image_url"], body["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["5", "10"], body["properties"]!["duration"]!["enum"]!.AsArray().Select(value => (string)value!));
        Assert.Equal("5", (string)body["properties"]!["duration"]!["default"]!);
        Assert.Equal(1, (double)body["properties"]!["cfg_scale"]!["maximum"]!);
        Assert.Equal(0.5, (double)body["properties"]!["cfg_scale"]!["default"]!);
        Assert.Equal("prompt", body["properties"]!.AsObject().First().Key);
    }

    [Fact]
    public async Task Everything_that_the_provider_publishes_is_there()
    {
        var document = await DocumentAsync((SceneParams request) => request.ToJson());
        var body = Body(document);
        var properties = body["properties"]!;

        Assert.Equal("A scene of several shots.", (string)body["description"]!);
        Assert.False((bool)body["additionalProperties"]!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"maxLength":200,"minLength":1,"pattern":"^[^<>]*$","type":"string","description":"What happens."}"""), properties["prompt"]), properties["prompt"]!.ToJsonString());
        Assert.Equal(["integer", "null"], properties["seed"]!["type"]!.AsArray().Select(type => (string)type!).Order(StringComparer.Ordinal));
        Assert.Equal(1, (double)properties["strength"]!["exclusiveMaximum"]!);
        Assert.Equal(0.05, (double)properties["strength"]!["multipleOf"]!);
        Assert.Equal("draft", (string)properties["quality"]!["default"]!);
        Assert.Equal(2, properties["quality"]!["anyOf"]!.AsArray().Count);
        Assert.Equal(8, (int)properties["shots"]!["maxItems"]!);
        Assert.True((bool)properties["old"]!["deprecated"]!);
        Assert.Equal(20, (int)properties["labels"]!["additionalProperties"]!["maxLength"]!);
        Assert.Equal("""{"not":{}}""", properties["nothing"]!.ToJsonString());
        Assert.Equal("seed", (string)body["if"]!["required"]![0]!);
        Assert.Null(body["x-order"] ?? properties["seed"]!["x-order"]);
    }

    [Fact]
    public async Task Nested_objects_are_components_and_every_reference_leads_to_one()
    {
        var document = await DocumentAsync((SceneParams request) => request.ToJson());
        var properties = Body(document)["properties"]!;
        var shot = OpenApiHost.Target(document, properties["shots"]!["items"]!);
        var box = OpenApiHost.Target(document, properties["size"]!["oneOf"]![1]!);
        var inTuple = OpenApiHost.Target(document, properties["range"]!["prefixItems"]![1]!);

        Assert.Equal("The text of the shot.", (string)shot["properties"]!["text"]!["description"]!);
        Assert.Equal(10, (int)shot["properties"]!["camera"]!["properties"]!["zoom"]!["maximum"]!);
        Assert.Same(shot, OpenApiHost.Target(document, shot["properties"]!["next"]!));
        Assert.Same(box, inTuple);
        Assert.Equal(["width", "height"], box["required"]!.AsArray().Select(name => (string)name!));
        var references = OpenApiHost.References(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => OpenApiHost.Target(document, new JsonObject { ["$ref"] = reference }));
    }

    [Fact]
    public async Task A_schema_that_refers_to_itself_refers_to_its_component()
    {
        var document = await DocumentAsync((TreeParams request) => request.ToJson());
        var parent = Body(document)["properties"]!["parent"]!;

        Assert.Equal("The tree above.", (string)parent["description"]!);
        Assert.Same(Body(document), OpenApiHost.Target(document, parent["allOf"]![0]!));
    }

    [Fact]
    public async Task Records_and_enums_within_other_types_have_their_schemas_too()
    {
        var document = await DocumentAsync((Order order) => order.Customer);
        var properties = Body(document)["properties"]!;
        var duration = properties["duration"]!;
        var values = new[] { duration }.Concat(duration["oneOf"]?.AsArray().OfType<JsonNode>() ?? []).Select(shape => OpenApiHost.Target(document, shape)["enum"]).OfType<JsonArray>().FirstOrDefault();

        Assert.True(OpenApiHost.Target(document, properties["video"]!)["properties"]?["image_url"] is not null, document.ToJsonString());
        Assert.True(values?.Any(value => (string?)value == "5") == true, document.ToJsonString());
        Assert.True(OpenApiHost.Target(document, properties["scenes"]!["items"]!)["properties"]?["shots"] is not null, document.ToJsonString());
        Assert.All(OpenApiHost.References(document), reference => OpenApiHost.Target(document, new JsonObject { ["$ref"] = reference }));
    }

    // A query is bound by the names of the members, not by JSON.
    [Fact]
    public async Task An_enum_in_the_query_does_not_show_the_values_of_its_JSON()
    {
        var document = await OpenApiHost.DocumentAsync(app => app.MapGet("/it", (KlingV16ProImageToVideoDuration duration) => (int)duration), options => options.AddTyped());

        Assert.DoesNotContain("\"10\"", document["paths"]!.ToJsonString() + document["components"]?.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_version_3_0_has_only_its_keywords()
    {
        var document = await DocumentAsync((SceneParams request) => request.ToJson(), options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.AddTyped();
        });
        var body = Body(document);

        Assert.Null(body["if"]);
        Assert.Null(body["properties"]!["range"]!["prefixItems"]);
        Assert.True((bool)body["properties"]!["seed"]!["nullable"]!);
        Assert.Equal("integer", (string)body["properties"]!["seed"]!["type"]!);
        Assert.NotNull(OpenApiHost.Target(document, body["properties"]!["shots"]!["items"]!)["properties"]!["text"]);
    }
}
