using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Typed;
using Typed.Models;

namespace Studio.Catalog;

/// <summary>The models, their forms, and the price of a request.</summary>
internal static class CatalogEndpoints
{
    public static void MapCatalog(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/models", () => Offered().Select(ModelSummary.Of));
        endpoints.MapGet("/api/models/form", (string provider, string model) =>
            Find(provider, model) is { } found ? Results.Ok(ModelForm.Of(found)) : Results.NotFound());
        endpoints.MapPost("/api/quote", (ModelCall call) =>
            Find(call.Provider, call.Model) is { } found ? Results.Ok(Quote.Of(found, call.Parameters)) : Results.NotFound());
    }

    /// <summary>A model that the studio offers; null for any other.</summary>
    public static ModelInfo? Find(string provider, string name) =>
        AllModels.Catalogs.TryGet(provider, name, out var model) && IsOffered(model) ? model : null;

    private static IEnumerable<ModelInfo> Offered() => AllModels.Catalogs.Models.Where(IsOffered);

    // CreativeAI's edits take an uploaded file, and this page has no upload.
    private static bool IsOffered(ModelInfo model) => !(model.Provider == "creativeai" && model.Name.StartsWith("image-edit/", StringComparison.Ordinal));
}
