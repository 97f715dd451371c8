namespace Typed.Providers.Described.Format;

/// <summary>The member <c>api</c> of a provider file: how to submit a job and follow it, as data.</summary>
internal sealed record ApiDescription
{
    /// <summary>The base address. It ends with a slash.</summary>
    public required Uri BaseAddress { get; init; }

    public required IReadOnlyList<KeyDescription> Keys { get; init; }

    /// <summary>Headers that are the same in each request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public required SubmitDescription Submit { get; init; }

    public required CallDescription Status { get; init; }

    /// <summary>The call that returns the outputs of a job that has succeeded; null if the status call returns them.</summary>
    public ResultDescription? Result { get; init; }

    public required StatusWords Statuses { get; init; }

    public ErrorDescription Errors { get; init; } = new();

    public RateLimitDescription? RateLimit { get; init; }

    public WebhookDescription? Webhook { get; init; }

    /// <summary>The unit of the amounts that the provider reports.</summary>
    public string PriceUnit { get; init; } = "credits";

    /// <summary>The recommended delays between status checks, in seconds; null for the defaults.</summary>
    public PollingDescription? Polling { get; init; }

    /// <summary>Whether the address of a job contains its model. Then the model is a part of the job's id.</summary>
    public bool NeedsModelOfJob => Status.Path.HasModel || Result?.Path.HasModel == true;
}

/// <summary>A header that carries a key.</summary>
/// <param name="Header">The name of the header.</param>
/// <param name="Prefix">The text before the key, such as <c>Bearer </c>.</param>
/// <param name="Variable">The environment variable that holds the key; null if none is recommended.</param>
internal sealed record KeyDescription(string Header, string Prefix, string? Variable);

/// <summary>One call about a job.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">The path below the base address.</param>
/// <param name="Job">Where the answer has the facts of the job.</param>
internal record CallDescription(string Method, PathTemplate Path, JobPointers Job);

/// <summary>The call that starts a job.</summary>
internal sealed record SubmitDescription(string Method, PathTemplate Path, JobPointers Job) : CallDescription(Method, Path, Job)
{
    /// <summary>Where the body has the input parameters; empty if they are the whole body.</summary>
    public string Input { get; init; } = "";

    /// <summary>Where the body has the name of the model; null if it has none.</summary>
    public string? Model { get; init; }

    /// <summary>Values that are the same in each body: pointer and JSON.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Constants { get; init; } = [];

    /// <summary>Where the address of the webhook belongs; null if the provider accepts none.</summary>
    public WebhookPlace? Webhook { get; init; }
}

/// <summary>Where a submission has the address of the webhook.</summary>
/// <param name="In">body, query or header.</param>
/// <param name="Name">A JSON pointer for the body, otherwise a name.</param>
/// <param name="MaxLength">The longest address that the provider accepts; null if it states none.</param>
internal sealed record WebhookPlace(string In, string Name, int? MaxLength);

/// <summary>The call that returns the outputs of a job.</summary>
internal sealed record ResultDescription(string Method, PathTemplate Path, JobPointers Job) : CallDescription(Method, Path, Job)
{
    /// <summary>The HTTP statuses by which the provider says that the job has failed.</summary>
    public IReadOnlyList<int> FailedStatuses { get; init; } = [];
}

/// <summary>Which words of the provider mean what.</summary>
internal sealed record StatusWords(
    IReadOnlyList<string> Pending, IReadOnlyList<string> Running, IReadOnlyList<string> Succeeded, IReadOnlyList<string> Failed, bool IgnoreCase);

/// <summary>Where an error has its text and its code, and what the codes mean.</summary>
internal sealed record ErrorDescription
{
    /// <summary>The text; null to read it from any of the usual forms.</summary>
    public string? Message { get; init; }

    public string? Code { get; init; }

    /// <summary>A member that only the provider's own errors have; null if any JSON object is one.</summary>
    public string? Own { get; init; }

    /// <summary>Meaning (a name of <c>ErrorMeaning</c> in snake case) by code.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Codes { get; init; } = [];

    /// <summary>Meaning by a part of the text, whatever its case, for a provider without codes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts { get; init; } = [];
}

/// <summary>The headers that report the request budget.</summary>
internal sealed record RateLimitDescription(string Limit, string Remaining, string Reset);

/// <summary>The messages that the provider posts.</summary>
internal sealed record WebhookDescription(JobPointers Job)
{
    /// <summary>The header with the id of the delivery; null if there is none.</summary>
    public string? DeliveryHeader { get; init; }

    /// <summary>Whether a message has all that a status check has, so that a signed one can end a job.</summary>
    public bool HasResult { get; init; }

    /// <summary>The words of the messages; null if they are those of the status call.</summary>
    public StatusWords? Statuses { get; init; }

    public WebhookSignature? Signature { get; init; }
}

/// <summary>How the provider signs its messages.</summary>
internal sealed record WebhookSignature
{
    public const string HmacSha256 = "hmac-sha256";
    public const string HmacSha512 = "hmac-sha512";
    public const string Ed25519 = "ed25519";
    public const string StandardWebhooks = "standard-webhooks";

    public required string Scheme { get; init; }

    /// <summary>The header with the signature.</summary>
    public string Header { get; init; } = "";

    /// <summary>The text before the signature.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>hex or base64.</summary>
    public string Encoding { get; init; } = "hex";

    /// <summary>The signed text, with {id}, {timestamp} and {body}.</summary>
    public string Content { get; init; } = "{body}";

    /// <summary>The header with the id of the message that is signed.</summary>
    public string? IdHeader { get; init; }

    /// <summary>The header with the time, in Unix seconds.</summary>
    public string? TimestampHeader { get; init; }

    /// <summary>The maximum difference between the signed time and the clock, in seconds.</summary>
    public int Tolerance { get; init; } = 300;

    /// <summary>How a secret is written: text, hex or base64.</summary>
    public string SecretEncoding { get; init; } = "text";

    /// <summary>The environment variable that holds the secret; null if none is recommended.</summary>
    public string? SecretVariable { get; init; }

    /// <summary>The public keys of Ed25519, in the signature's encoding.</summary>
    public IReadOnlyList<string> PublicKeys { get; init; } = [];
}

/// <summary>The recommended delays between status checks, in seconds.</summary>
internal sealed record PollingDescription(double? FirstDelay, double? Interval, double? MaxInterval);
