using Typed.Providers;

namespace Typed.CreativeAI;

/// <summary>The endpoint of a request, and the family of its job.</summary>
/// <param name="Endpoint">The method and path.</param>
/// <param name="Family">The family of the job's id.</param>
/// <param name="IsMultipart">Whether the body is a form with files.</param>
/// <param name="TakesWebhook">Whether <c>webhook_url</c> is documented for the endpoint.</param>
internal sealed record CreativeAIRoute(CreativeAIEndpoint Endpoint, string Family, bool IsMultipart = false, bool TakesWebhook = true);

/// <summary>Finds the path of a model. Its name begins with the operation, as in <c>video-generation/kling-v3</c>.</summary>
internal static class CreativeAIRoutes
{
    public const string Video = "v1/video/generations";
    public const string Batch = "v1/video/generations/batch";
    public const string Shared = "api/generate/status";
    public const string Native = "api/v1/model/prediction";
    public const string BackgroundRemoval = "background-removal";
    public const string SuperResolution = "super-resolution";
    public const string Restoration = "restoration";
    public const string NativeImage = "native-image";
    public const string NativeVideo = "native-video";

    /// <exception cref="UnknownModelException">The operation does not exist.</exception>
    /// <exception cref="NotDocumentedException">The path is not documented, and the options do not specify it.</exception>
    public static CreativeAIRoute Of(GenerationRequest request, CreativeAIEndpoints endpoints) => request.Model.Split('/')[0] switch
    {
        "video-generation" => new(Post(Video), CreativeAIJobId.VideoFamily),
        "video-generation-batch" => new(Post(Batch), CreativeAIJobId.BatchFamily),
        "image-generation" => new(Post("v1/images/generations"), CreativeAIJobId.ImageFamily, TakesWebhook: false),
        "image-edit" => new(Post("v1/images/edits"), CreativeAIJobId.ImageFamily, IsMultipart: true, TakesWebhook: false),
        "voice-generation" => new(Post("api/generate/voice"), CreativeAIJobId.SharedFamily),
        "video-composition" => new(Post("api/generate/compose"), CreativeAIJobId.SharedFamily),
        "chart-to-video" => new(Post("api/generate/chart-to-video"), CreativeAIJobId.SharedFamily),
        BackgroundRemoval => new(Known(endpoints.BackgroundRemoval, nameof(endpoints.BackgroundRemoval)), CreativeAIJobId.SharedFamily),
        SuperResolution => new(Known(endpoints.SuperResolution, nameof(endpoints.SuperResolution)), CreativeAIJobId.SharedFamily),
        Restoration => new(Known(endpoints.Restoration, nameof(endpoints.Restoration)), CreativeAIJobId.SharedFamily),
        NativeImage => new(Known(endpoints.NativeImage, nameof(endpoints.NativeImage)), CreativeAIJobId.NativeFamily),
        NativeVideo => new(Known(endpoints.NativeVideo, nameof(endpoints.NativeVideo)), CreativeAIJobId.NativeFamily),
        _ => throw new UnknownModelException(CreativeAIClient.ProviderName, request.Model),
    };

    /// <exception cref="NotDocumentedException">The path is not documented, and the options do not specify it.</exception>
    public static CreativeAIEndpoint Known(CreativeAIEndpoint? endpoint, string name) => endpoint ?? throw new NotDocumentedException(
        CreativeAIClient.ProviderName,
        $"CreativeAI does not document the path of {name}. Nothing was sent. Set {nameof(CreativeAIOptions)}.{nameof(CreativeAIOptions.Endpoints)} with {name}, once you know it.");

    /// <summary>Gets the status path of a job.</summary>
    public static string PathOf(string jobId)
    {
        var (family, id) = CreativeAIJobId.Split(jobId);
        var path = family switch
        {
            CreativeAIJobId.VideoFamily => Video,
            CreativeAIJobId.BatchFamily => Batch,
            CreativeAIJobId.SharedFamily => Shared,
            CreativeAIJobId.NativeFamily => Native,
            // The image was in the response; it cannot be polled.
            _ => throw new JobNotFoundException(CreativeAIClient.ProviderName, jobId),
        };
        // "..", a slash, or a question mark would change the request.
        return id.Any(char.IsAsciiLetterOrDigit) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? $"{path}/{id}"
            : throw new ArgumentException("The id of a CreativeAI job can contain only letters, digits, '-', '_' and '.'.", nameof(jobId));
    }

    private static CreativeAIEndpoint Post(string path) => new(HttpMethod.Post, path);
}
