namespace Typed.CreativeAI;

/// <summary>An API endpoint: a method, and a path below the base address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without a leading slash.</param>
public sealed record CreativeAIEndpoint(HttpMethod Method, string Path);

/// <summary>Endpoints whose method, path, or body CreativeAI does not document. Null: unknown; the call throws <see cref="NotDocumentedException"/>.</summary>
/// <remarks>creativeai.run/api-docs § Utility Endpoints; § Endpoints. All bodies and responses here are unknown.</remarks>
public sealed record CreativeAIEndpoints
{
    /// <summary>Background removal: converts an image to a transparent PNG. Its jobs are polled on the shared status path (documented).</summary>
    public CreativeAIEndpoint? BackgroundRemoval { get; init; }

    /// <summary>Super resolution, up to 4 times. The shared status path is assumed.</summary>
    public CreativeAIEndpoint? SuperResolution { get; init; }

    /// <summary>Restoration: noise, damage, clarity. The shared status path is assumed.</summary>
    public CreativeAIEndpoint? Restoration { get; init; }

    /// <summary>The native image endpoint. The path is listed; the method is inferred.</summary>
    public CreativeAIEndpoint? NativeImage { get; init; } = new(HttpMethod.Post, "api/v1/model/generateImage");

    /// <summary>The native video endpoint (legacy). The path is listed; the method is inferred.</summary>
    public CreativeAIEndpoint? NativeVideo { get; init; } = new(HttpMethod.Post, "api/v1/model/generateVideo");

    /// <summary>The price of a request before it runs. The path is listed; the method is inferred.</summary>
    public CreativeAIEndpoint? Calculate { get; init; } = new(HttpMethod.Post, "api/v1/model/calculate");
}
