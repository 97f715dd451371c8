using System.Net;

namespace Typed.Tracking.Engine;

/// <summary>What an error of a submission means for the job.</summary>
internal static class SubmissionErrors
{
    /// <summary>What the contract of a provider calls "nothing was sent". A cancellation after the first byte is uncertain there.</summary>
    public static bool IsSurelyNotSent(Exception exception, CancellationToken cancellationToken) =>
        exception is ProviderUnavailableException or RateLimitedException
        || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>Whether the provider has answered that it makes nothing, and charges nothing.</summary>
    public static bool IsRefusal(TypedException exception) =>
        exception is InvalidCredentialsException or InsufficientCreditsException or InvalidParametersException or UnknownModelException or ContentPolicyException or NotDocumentedException
        || (exception is UnexpectedResponseException && exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError);

    /// <summary>The pause that the provider asks for; null if it does not.</summary>
    public static TimeSpan? PauseAsked(Exception exception) => exception switch
    {
        RateLimitedException limited => limited.RetryAfter,
        ProviderUnavailableException unavailable => unavailable.RetryAfter,
        _ => null,
    };
}
