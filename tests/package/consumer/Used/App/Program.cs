using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using UsedApp;
using UsedLibrary;

await using var app = WebApplication.CreateBuilder(args).Build();
await using var renderer = new HtmlRenderer(app.Services, NullLoggerFactory.Instance);
var page = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Seed>()).ToHtmlString());
Console.WriteLine($"{Writer.Make().ToJson()} {System.Net.WebUtility.HtmlDecode(page).Trim()}");
