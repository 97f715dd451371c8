using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Typed.Emulator.Http;

namespace Typed.Emulator.Creatify.Templates;

/// <summary>Creatify's custom templates.</summary>
internal static class TemplateEndpoints
{
    private const string Shelf = "/api/custom_templates/";
    private const string Jobs = "/api/custom_template_jobs/";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Shelf, List).Emulated(Routes.CreatifyTemplateList).RequireKeys();
        endpoints.MapGet(Shelf + "{id}/", Item).Emulated(Routes.CreatifyTemplateItem).RequireKeys();
        endpoints.MapPost(Jobs, (HttpContext http, TemplateDesk desk) => desk.OrderAsync(http, TemplateStep.Video))
            .Emulated(Routes.CreatifyTemplateCreate).RequireKeys();
        endpoints.MapPost(Jobs + "preview_async/", (HttpContext http, TemplateDesk desk) => desk.OrderAsync(http, TemplateStep.Preview))
            .Emulated(Routes.CreatifyTemplatePreviewAsync).RequireKeys();
        endpoints.MapPost(Jobs + "preview/", (HttpContext http, TemplateDesk desk) => desk.OrderAsync(http, TemplateStep.Preview, isBlocking: true))
            .Emulated(Routes.CreatifyTemplatePreview).RequireKeys();
        endpoints.MapPost(Jobs + "{id}/render/", (string id, HttpContext http, TemplateDesk desk) => desk.RenderAsync(http, id))
            .Emulated(Routes.CreatifyTemplateRender).RequireKeys();
        endpoints.MapGet(Jobs + "{id}/", Job).Emulated(Routes.CreatifyTemplateJob).RequireKeys();
        endpoints.Map(Shelf + "{**rest}", CreatifyAuthentication.NotFound).Emulated(Routes.CreatifyUnknown).RequireKeys();
        endpoints.Map(Jobs + "{**rest}", CreatifyAuthentication.NotFound).Emulated(Routes.CreatifyUnknown).RequireKeys();
    }

    private static JsonAnswer List(TemplateShelf shelf) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray();
        foreach (var template in shelf.All)
        {
            TemplateJson.WriteTemplate(json, template, withVariables: false);
        }

        json.WriteEndArray();
    });

    private static IResult Item(string id, TemplateShelf shelf) =>
        Guid.TryParseExact(id, "D", out var key) && shelf.Find(key) is { } template
            ? new JsonAnswer(StatusCodes.Status200OK, json => TemplateJson.WriteTemplate(json, template, withVariables: true))
            : CreatifyAuthentication.NotFound();

    private static IResult Job(string id, TemplateJobStore jobs) =>
        Guid.TryParseExact(id, "D", out var key) && jobs.Find(key) is { } job
            ? new JsonAnswer(StatusCodes.Status200OK, json => TemplateJson.WriteJob(json, job))
            : CreatifyAuthentication.NotFound();
}
