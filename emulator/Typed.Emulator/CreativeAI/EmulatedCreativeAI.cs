using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Typed.Emulator.Http;

namespace Typed.Emulator.CreativeAI;

/// <summary>CreativeAI's paths: the documented ones, and the emulator's versions of the others, labelled as such.</summary>
internal static class EmulatedCreativeAI
{
    /// <summary>The provider's schema folder.</summary>
    public const string Provider = "creativeai";

    private const string Videos = "/v1/video/generations";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Bearer(endpoints.MapPost("/v1/images/generations", CreativeAIImages.GenerateAsync), Routes.CreativeAIImages);
        Bearer(endpoints.MapPost("/v1/images/edits", CreativeAIImages.EditAsync), Routes.CreativeAIEdits);
        Bearer(endpoints.MapPost(Videos, CreativeAIVideos.CreateAsync), Routes.CreativeAIVideo, CreativeAIRateLimits.VideoCreate);
        Bearer(endpoints.MapPost("/v1/video/generate", CreativeAIVideos.CreateAsync), Routes.CreativeAIVideo, CreativeAIRateLimits.VideoCreate);
        Bearer(endpoints.MapPost(Videos + "/batch", CreativeAIVideos.CreateBatchAsync), Routes.CreativeAIBatch, CreativeAIRateLimits.VideoCreate);
        Bearer(endpoints.MapGet(Videos + "/batch/{id}", CreativeAIVideos.BatchStatus), Routes.CreativeAIBatchStatus, CreativeAIRateLimits.VideoStatus);
        Bearer(endpoints.MapGet(Videos + "/{id}", CreativeAIVideos.Status), Routes.CreativeAIVideoStatus, CreativeAIRateLimits.VideoStatus);
        Bearer(endpoints.MapPost("/api/generate/voice", CreativeAIGenerations.VoiceAsync), Routes.CreativeAIVoice);
        Bearer(endpoints.MapPost("/api/generate/compose", CreativeAIGenerations.ComposeAsync), Routes.CreativeAICompose);
        Bearer(endpoints.MapPost("/api/generate/chart-to-video", CreativeAIGenerations.ChartAsync), Routes.CreativeAIChart);
        Bearer(endpoints.MapGet("/api/generate/status/{id}", CreativeAIGenerations.Status), Routes.CreativeAIStatus);
        Bearer(endpoints.MapGet("/v1/models", CreativeAIText.Models), Routes.CreativeAIModels);
        Bearer(endpoints.MapPost("/v1/chat/completions", CreativeAIText.ChatAsync), Routes.CreativeAIChat);
        Bearer(endpoints.MapPost("/v1/completions", CreativeAIText.CompleteAsync), Routes.CreativeAICompletions);

        // Listed paths with bodies that the emulator defines.
        Bearer(endpoints.MapPost("/api/v1/model/generateImage", CreativeAIGenerations.NativeAsync), Routes.CreativeAIUndocumented);
        Bearer(endpoints.MapGet("/api/v1/model/prediction/{id}", CreativeAIGenerations.Prediction), Routes.CreativeAIUndocumented);
        Bearer(endpoints.MapPost("/api/v1/model/calculate", CreativeAIGenerations.CalculateAsync), Routes.CreativeAIUndocumented);

        // Paths that the emulator defines, because the real ones are undocumented.
        Bearer(endpoints.MapPost("/api/emulator-only/{utility}", CreativeAIGenerations.UtilityAsync), Routes.CreativeAIUndocumented);
    }

    private static void Bearer(RouteHandlerBuilder endpoint, string route, string? limit = null) =>
        endpoint.Emulated(route, CreativeAIAnswers.OfStatus).RequireBearer(limit);
}
