namespace Typed.Emulator.Http;

/// <summary>Names of the emulated calls, for counting them and for aiming faults at them.</summary>
public static class Routes
{
    /// <summary>POST /api/asset_generator/</summary>
    public const string CreatifyCreate = "creatify.create";

    /// <summary>GET /api/asset_generator/{id}/</summary>
    public const string CreatifyItem = "creatify.item";

    /// <summary>GET /api/asset_generator/</summary>
    public const string CreatifyList = "creatify.list";

    /// <summary>GET /api/asset_generator/schemas/</summary>
    public const string CreatifySchemas = "creatify.schemas";

    /// <summary>GET /api/remaining_credits/</summary>
    public const string CreatifyCredits = "creatify.credits";

    /// <summary>Anything else below /api/asset_generator/.</summary>
    public const string CreatifyUnknown = "creatify.unknown";

    /// <summary>POST /v1/images/generations</summary>
    public const string CreativeAIImages = "creativeai.images";

    /// <summary>POST /v1/images/edits</summary>
    public const string CreativeAIEdits = "creativeai.edits";

    /// <summary>POST /v1/video/generations, and its other name /v1/video/generate</summary>
    public const string CreativeAIVideo = "creativeai.video";

    /// <summary>GET /v1/video/generations/{id}</summary>
    public const string CreativeAIVideoStatus = "creativeai.video.status";

    /// <summary>POST /v1/video/generations/batch</summary>
    public const string CreativeAIBatch = "creativeai.batch";

    /// <summary>GET /v1/video/generations/batch/{id}</summary>
    public const string CreativeAIBatchStatus = "creativeai.batch.status";

    /// <summary>POST /api/generate/voice</summary>
    public const string CreativeAIVoice = "creativeai.voice";

    /// <summary>POST /api/generate/compose</summary>
    public const string CreativeAICompose = "creativeai.compose";

    /// <summary>POST /api/generate/chart-to-video</summary>
    public const string CreativeAIChart = "creativeai.chart";

    /// <summary>GET /api/generate/status/{id}</summary>
    public const string CreativeAIStatus = "creativeai.status";

    /// <summary>GET /v1/models</summary>
    public const string CreativeAIModels = "creativeai.models";

    /// <summary>POST /v1/chat/completions</summary>
    public const string CreativeAIChat = "creativeai.chat";

    /// <summary>Calls of CreativeAI whose bodies are the emulator's own: native pictures, prices, utilities.</summary>
    public const string CreativeAIUndocumented = "creativeai.undocumented";

    /// <summary>GET /media/{file}</summary>
    public const string Media = "media";

    internal static IReadOnlyList<string> All { get; } =
        [CreatifyCreate, CreatifyItem, CreatifyList, CreatifySchemas, CreatifyCredits, CreatifyUnknown,
            CreativeAIImages, CreativeAIEdits, CreativeAIVideo, CreativeAIVideoStatus, CreativeAIBatch, CreativeAIBatchStatus, CreativeAIVoice,
            CreativeAICompose, CreativeAIChart, CreativeAIStatus, CreativeAIModels, CreativeAIChat, CreativeAIUndocumented, Media];
}
