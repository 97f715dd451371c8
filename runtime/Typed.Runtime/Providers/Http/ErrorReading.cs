namespace Typed.Providers.Http;

/// <summary>What the body of an error means, regardless of its HTTP status.</summary>
internal enum ErrorMeaning
{
    /// <summary>The body does not say; the status decides.</summary>
    Unstated = 0,
    Credentials = 1,
    Credits = 2,
    RateLimit = 3,
    UnknownModel = 4,
    ContentPolicy = 5,
}

/// <summary>What the body of an error says. All texts are redacted.</summary>
/// <param name="Messages">The messages, each with the JSON path it is about.</param>
internal sealed record ErrorReading(IReadOnlyList<Violation> Messages)
{
    /// <summary>What the body means.</summary>
    public ErrorMeaning Meaning { get; init; }

    /// <summary>The provider's code of the error; null if it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The messages as a sentence that follows another one; empty if there are none.</summary>
    public string Text => Messages.Count == 0
        ? ""
        : " It says: " + string.Join(" ", Messages.Select(message => message.Message).Distinct(StringComparer.Ordinal));
}

/// <summary>Reads one provider's error bodies. What a status means is not its business: see <see cref="ErrorTable"/>.</summary>
internal interface IErrorReader
{
    /// <summary>Reads the body of an error.</summary>
    /// <param name="response">An answer whose status is no success.</param>
    /// <param name="redactor">Removes keys from every text.</param>
    /// <param name="model">The model that was requested; null for a request without one.</param>
    ErrorReading Read(ApiResponse response, SecretRedactor redactor, string? model);

    /// <summary>Whether the answer states, in a form that the provider documents, that no job was started, although its status leaves that open.</summary>
    bool SaysNothingWasMade(ApiResponse response) => false;
}
