namespace Typed.Providers.Http;

/// <summary>The meaning of an error body, regardless of its HTTP status.</summary>
internal enum ErrorMeaning
{
    /// <summary>The body does not specify a meaning. The status determines it.</summary>
    Unstated = 0,
    Credentials = 1,
    Credits = 2,
    RateLimit = 3,
    UnknownModel = 4,
    ContentPolicy = 5,
}

/// <summary>The content of an error body. All texts are redacted.</summary>
/// <param name="Messages">The messages, each with the JSON path that it refers to.</param>
internal sealed record ErrorReading(IReadOnlyList<Violation> Messages)
{
    /// <summary>The meaning of the body.</summary>
    public ErrorMeaning Meaning { get; init; }

    /// <summary>The provider's error code, or null if there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the body has the form in which the provider itself reports errors about a job. A 404 or 410 in any other form may come from a gateway
    /// in front of the provider, and does not mean that the job is gone.</summary>
    public bool IsOwnForm { get; init; }

    /// <summary>The messages as a sentence that can follow another one; empty if there are none.</summary>
    public string Text => Messages.Count == 0
        ? ""
        : " The provider reports: " + string.Join(" ", Messages.Select(message => message.Message).Distinct(StringComparer.Ordinal));
}

/// <summary>Reads the error bodies of one provider. Does not interpret the HTTP status: see <see cref="ErrorTable"/>.</summary>
internal interface IErrorReader
{
    /// <summary>Reads the body of an error.</summary>
    /// <param name="response">A response with an error status.</param>
    /// <param name="redactor">Removes keys from every text.</param>
    /// <param name="model">The requested model, or null for a request without one.</param>
    ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model);

    /// <summary>Whether the response states, in a documented form, that no job was started, although its status leaves that open.</summary>
    bool SaysNothingWasMade(ApiResponse response) => false;
}
