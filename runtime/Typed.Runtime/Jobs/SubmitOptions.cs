namespace Typed;

/// <summary>Options for submitting a request.</summary>
public record SubmitOptions
{
    /// <summary>Whether the request is validated against the model's constraints before it is sent. Default true. Warnings never block a request.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>The absolute http or https URL that the provider calls when the job ends. Null for none.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The files to upload with the request, by part name, such as <c>image</c>; only for models that accept files. Null for none.</summary>
    public IReadOnlyDictionary<string, UploadFile>? Files { get; init; }

    /// <summary>The provider that these options are for; null for any.</summary>
    internal virtual string? OnlyFor => null;

    /// <summary>Request members next to the model's parameters: wire names and text values.</summary>
    internal virtual IReadOnlyList<KeyValuePair<string, string>> Members => [];

    /// <summary>Why these options cannot be used for a request to a provider; null if they can.</summary>
    internal string? RefusalFor(string provider) =>
        OnlyFor is { } own && own != provider ? $"The options are for {own}, but this client is for {provider}."
        : WebhookUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is ("https" or "http")) ? "The webhook is not an absolute http or https address."
        : null;
}
