namespace Typed.CreativeAI;

/// <summary>A call of the API: method, and path below the base address.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without a slash at its beginning.</param>
public sealed record CreativeAIEndpoint(HttpMethod Method, string Path);

/// <summary>Calls whose method, path or body CreativeAI does not document. Null: not known; the call throws <see cref="NotDocumentedException"/>.</summary>
/// <remarks>creativeai.run/api-docs § Utility Endpoints; § Endpoints. All bodies and answers here are unknown.</remarks>
public sealed record CreativeAIEndpoints
{
    /// <summary>Background removal: picture in, transparent PNG out. Its jobs are asked for on the shared status path (stated).</summary>
    public CreativeAIEndpoint? BackgroundRemoval { get; init; }

    /// <summary>Super resolution, up to 4 times. The shared status path is assumed.</summary>
    public CreativeAIEndpoint? SuperResolution { get; init; }

    /// <summary>Restoration: noise, damage, clarity. The shared status path is assumed.</summary>
    public CreativeAIEndpoint? Restoration { get; init; }

    /// <summary>The native image call; the path is listed, the method concluded.</summary>
    public CreativeAIEndpoint? NativeImage { get; init; } = new(HttpMethod.Post, "api/v1/model/generateImage");

    /// <summary>The native video call (legacy); the path is listed, the method concluded.</summary>
    public CreativeAIEndpoint? NativeVideo { get; init; } = new(HttpMethod.Post, "api/v1/model/generateVideo");

    /// <summary>The price of a request before it runs; the path is listed, the method concluded.</summary>
    public CreativeAIEndpoint? Calculate { get; init; } = new(HttpMethod.Post, "api/v1/model/calculate");
}
