using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Typed.OpenApiTests;

/// <summary>Runs a web app on loopback and reads its OpenAPI document.</summary>
internal static class OpenApiHost
{
    public static async Task<JsonObject> DocumentAsync(Action<IEndpointRouteBuilder> endpoints, Action<OpenApiOptions> options)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddOpenApi(options);
        await using var app = builder.Build();
        app.MapOpenApi();
        endpoints(app);
        await app.StartAsync(cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        return JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), cancellation))!.AsObject();
    }

    /// <summary>Follows a reference, if the node is one.</summary>
    public static JsonNode Target(JsonObject document, JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = ((string)reference!)[2..].Split('/').Aggregate((JsonNode)document, (at, name) => at[name] ?? throw new InvalidOperationException($"{reference} leads nowhere."));
        }

        return node;
    }

    /// <summary>All references of a document.</summary>
    public static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(References),
        JsonObject members => members.SelectMany(member => member.Key == "$ref" && member.Value is JsonValue value ? [(string)value!] : References(member.Value)),
        _ => [],
    };
}
