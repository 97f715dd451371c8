using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Typed;
using Typed.AspNetCore;
using Typed.Creatify;
using Typed.Emulator;
using Typed.Models.Creatify;
using Typed.Tracking;
using Typed.Tracking.Hosting;

var folder = Directory.CreateTempSubdirectory("typed-web-");
await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Credits = 100 });

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddSingleton<GenerationClient>(new CreatifyClient(new CreatifyOptions
{
    BaseAddress = emulator.BaseAddress,
    ApiId = emulator.ApiId,
    ApiKey = emulator.ApiKey,
}));
builder.Services.AddOpenApi(options => options.AddTyped());
builder.Services.AddTypedTracker(options => options.Directory = folder.FullName);

await using var app = builder.Build();
app.MapTypedWebhooks();
app.MapOpenApi();
app.MapPost("/videos", async (KlingV16ProImageToVideoParams request, JobTracker tracker, CancellationToken cancellationToken) =>
{
    var job = await tracker.SubmitAsync(request, cancellationToken: cancellationToken);
    return Results.Ok(job.Record.Model);
});
await app.StartAsync();

using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
using var submitted = await http.PostAsJsonAsync("/videos", new KlingV16ProImageToVideoParams { Prompt = "Snow", ImageUrl = "https://example.com/snow.jpg" });
using var unreadable = await http.PostAsync("/typed/webhooks/creatify", new StringContent("no JSON"));
using var unknown = await http.PostAsync("/typed/webhooks/nobody", new StringContent("{}"));
var parameter = JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!["components"]!["schemas"]!["KlingV16ProImageToVideoParams"]!["properties"]!["duration"]!;
Console.WriteLine($"OpenAPI: {parameter["enum"]!.ToJsonString()}, {parameter["default"]}");
Console.WriteLine($"{(int)submitted.StatusCode} {await submitted.Content.ReadAsStringAsync()}, {emulator.Account.Balance} credits left, webhooks {(int)unreadable.StatusCode} {(int)unknown.StatusCode}");
await app.StopAsync();
folder.Delete(recursive: true);
