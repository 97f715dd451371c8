namespace Typed;

/// <summary>How a request is submitted.</summary>
public sealed record SubmitOptions
{
    /// <summary>Whether the request is held against the model's constraints before anything is sent. Default true. Warnings never stop a request.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>Where the provider posts when the job ends; an absolute http or https address. Null: nowhere.</summary>
    public Uri? WebhookUrl { get; init; }
}
