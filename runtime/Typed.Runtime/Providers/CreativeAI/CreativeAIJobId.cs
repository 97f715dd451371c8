namespace Typed.CreativeAI;

/// <summary>Creates job ids. CreativeAI has a status path per family, so the library's id contains the family before a colon.</summary>
/// <remarks>The provider's own prefixes (<c>vgen_</c>, <c>voice_</c>, …) appear only in samples, and one id has none, so they are not parsed.</remarks>
public static class CreativeAIJobId
{
    internal const string VideoFamily = "video";
    internal const string BatchFamily = "batch";
    internal const string SharedFamily = "job";
    internal const string NativeFamily = "native";
    internal const string ImageFamily = "image";

    private static readonly string[] s_families = [VideoFamily, BatchFamily, SharedFamily, NativeFamily, ImageFamily];

    /// <summary>Creates the id of a video, polled at <c>/v1/video/generations/{id}</c>.</summary>
    /// <param name="id">CreativeAI's id, such as <c>vgen_abc123</c>.</param>
    public static string Video(string id) => Make(VideoFamily, id);

    /// <summary>Creates the id of a video batch, polled at <c>/v1/video/generations/batch/{id}</c>.</summary>
    /// <param name="id">CreativeAI's id, such as <c>video_batch_abc123</c>.</param>
    public static string Batch(string id) => Make(BatchFamily, id);

    /// <summary>Creates the id of a voice, composition, chart, or utility job, polled at <c>/api/generate/status/{id}</c>.</summary>
    /// <param name="id">CreativeAI's id, such as <c>voice_abc123</c>.</param>
    public static string Shared(string id) => Make(SharedFamily, id);

    /// <summary>Creates the id of a native API job, polled at <c>/api/v1/model/prediction/{id}</c> (method inferred, response not documented).</summary>
    /// <param name="id">CreativeAI's id, such as <c>img_abc123</c>.</param>
    public static string Native(string id) => Make(NativeFamily, id);

    /// <summary>Gets CreativeAI's own id, without the family.</summary>
    /// <param name="jobId">A job id of this client.</param>
    /// <exception cref="ArgumentException">The id has no family.</exception>
    public static string ProviderId(string jobId) => Split(jobId).Id;

    internal static string Make(string family, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return $"{family}:{id}";
    }

    internal static (string Family, string Id) Split(string jobId)
    {
        ArgumentNullException.ThrowIfNull(jobId);
        var at = jobId.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && at < jobId.Length - 1 && Array.IndexOf(s_families, jobId[..at]) >= 0
            ? (jobId[..at], jobId[(at + 1)..])
            : throw new ArgumentException(
                "The id does not say at which path CreativeAI has the job: make it with CreativeAIJobId.Video, Batch, Shared or Native.", nameof(jobId));
    }
}
