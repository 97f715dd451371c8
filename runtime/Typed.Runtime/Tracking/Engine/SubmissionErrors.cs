using Typed.Providers.Http;

namespace Typed.Tracking.Engine;

/// <summary>Classifies the errors of a submission.</summary>
internal static class SubmissionErrors
{
    /// <summary>Determines whether nothing was sent, as the provider contract defines it. A cancellation after the first byte counts as uncertain.</summary>
    public static bool IsSurelyNotSent(Exception exception, CancellationToken cancellationToken) =>
        exception is ProviderUnavailableException or RateLimitedException
        || (exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>Determines whether the provider has answered that it creates nothing and charges nothing.</summary>
    public static bool IsRefusal(TypedException exception) =>
        exception is InvalidCredentialsException or InsufficientCreditsException or InvalidParametersException or UnknownModelException or ContentPolicyException or NotDocumentedException
        || (exception is UnexpectedResponseException { StatusCode: { } status } && SubmissionOutcomes.Of(status) == SubmissionOutcome.Refused);

    /// <summary>Returns the pause that the provider requests; null if it requests none.</summary>
    public static TimeSpan? RequestedPause(Exception exception) => exception switch
    {
        RateLimitedException limited => limited.RetryAfter,
        ProviderUnavailableException unavailable => unavailable.RetryAfter,
        _ => null,
    };
}
