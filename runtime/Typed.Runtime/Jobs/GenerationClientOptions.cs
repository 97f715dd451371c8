namespace Typed;

/// <summary>What a <see cref="GenerationClient"/> needs beside its provider.</summary>
public sealed record GenerationClientOptions
{
    /// <summary>When open jobs are asked for.</summary>
    public PollingOptions Polling { get; init; } = new();

    /// <summary>The models that are known, for requests by name: checked and priced before they are sent, and suggested where a name is wrong. Null: none.</summary>
    public ModelCatalog? Catalog { get; init; }

    /// <summary>The HTTP client that assets are downloaded with; must not carry API keys. Null: one of the library's own.</summary>
    public HttpClient? AssetClient { get; init; }
}
