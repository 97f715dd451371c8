using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

await using var app = WebApplication.CreateBuilder(args).Build();
await using var renderer = new HtmlRenderer(app.Services, NullLoggerFactory.Instance);
Console.WriteLine(await renderer.Dispatcher.InvokeAsync(async () =>
    (await renderer.RenderComponentAsync<Blazor.Price>()).ToHtmlString()));
