namespace Typed;

/// <summary>How a request is submitted.</summary>
public record SubmitOptions
{
    /// <summary>Whether the request is held against the model's constraints before anything is sent. Default true. Warnings never stop a request.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>Where the provider posts when the job ends; an absolute http or https address. Null: nowhere.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The files that go with the request, by the name of the part, such as <c>image</c>; only for models that take files. Null: none.</summary>
    public IReadOnlyDictionary<string, UploadFile>? Files { get; init; }

    /// <summary>The provider that these options are for; null for any.</summary>
    internal virtual string? OnlyFor => null;

    /// <summary>Members of the request that stand beside the model's parameters: names on the wire, and texts.</summary>
    internal virtual IReadOnlyList<KeyValuePair<string, string>> Members => [];
}
