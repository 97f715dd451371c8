namespace Typed.Emulator.Http;

/// <summary>Names of the emulated calls, used to count calls and to target faults.</summary>
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

    /// <summary>GET /api/custom_templates/</summary>
    public const string CreatifyTemplateList = "creatify.template_list";

    /// <summary>GET /api/custom_templates/{id}/</summary>
    public const string CreatifyTemplateItem = "creatify.template_item";

    /// <summary>POST /api/custom_template_jobs/</summary>
    public const string CreatifyTemplateCreate = "creatify.template_create";

    /// <summary>POST /api/custom_template_jobs/preview/</summary>
    public const string CreatifyTemplatePreview = "creatify.template_preview";

    /// <summary>POST /api/custom_template_jobs/preview_async/</summary>
    public const string CreatifyTemplatePreviewAsync = "creatify.template_preview_async";

    /// <summary>POST /api/custom_template_jobs/{id}/render/</summary>
    public const string CreatifyTemplateRender = "creatify.template_render";

    /// <summary>GET /api/custom_template_jobs/{id}/</summary>
    public const string CreatifyTemplateJob = "creatify.template_job";

    /// <summary>Anything else under /api/asset_generator/, /api/custom_templates/ and /api/custom_template_jobs/.</summary>
    public const string CreatifyUnknown = "creatify.unknown";

    /// <summary>GET /api/public/v1/asset/models</summary>
    public const string HooxModels = "hoox.models";

    /// <summary>GET /api/public/v1/asset/models/{name}</summary>
    public const string HooxModel = "hoox.model";

    /// <summary>POST /api/public/v1/asset/pricing</summary>
    public const string HooxPricing = "hoox.pricing";

    /// <summary>POST /api/public/v1/asset/start</summary>
    public const string HooxStart = "hoox.start";

    /// <summary>GET /api/public/v1/asset/status/{id}</summary>
    public const string HooxStatus = "hoox.status";

    /// <summary>POST /api/public/v1/folder/create</summary>
    public const string HooxFolderCreate = "hoox.folder_create";

    /// <summary>GET /api/public/v1/folder/list</summary>
    public const string HooxFolderList = "hoox.folder_list";

    /// <summary>Anything else under /api/public/v1/.</summary>
    public const string HooxUnknown = "hoox.unknown";

    /// <summary>POST /v1/images/generations</summary>
    public const string CreativeAIImages = "creativeai.images";

    /// <summary>POST /v1/images/edits</summary>
    public const string CreativeAIEdits = "creativeai.edits";

    /// <summary>POST /v1/video/generations, and its alias /v1/video/generate</summary>
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

    /// <summary>POST /v1/completions</summary>
    public const string CreativeAICompletions = "creativeai.completions";

    /// <summary>CreativeAI calls with undocumented bodies, which the emulator defines: native pictures, prices, utilities.</summary>
    public const string CreativeAIUndocumented = "creativeai.undocumented";

    /// <summary>GET /media/{file}</summary>
    public const string Media = "media";

    internal static IReadOnlyList<string> All { get; } =
    [
        CreatifyCreate, CreatifyItem, CreatifyList, CreatifySchemas, CreatifyCredits, CreatifyTemplateList, CreatifyTemplateItem, CreatifyTemplateCreate,
        CreatifyTemplatePreview, CreatifyTemplatePreviewAsync, CreatifyTemplateRender, CreatifyTemplateJob, CreatifyUnknown,
        HooxModels, HooxModel, HooxPricing, HooxStart, HooxStatus, HooxFolderCreate, HooxFolderList, HooxUnknown,
        CreativeAIImages, CreativeAIEdits, CreativeAIVideo, CreativeAIVideoStatus, CreativeAIBatch, CreativeAIBatchStatus, CreativeAIVoice,
        CreativeAICompose, CreativeAIChart, CreativeAIStatus, CreativeAIModels, CreativeAIChat, CreativeAICompletions, CreativeAIUndocumented,
        Media,
    ];
}
