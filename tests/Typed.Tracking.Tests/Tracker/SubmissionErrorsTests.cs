using System.Net;
using Typed.Tracking.Engine;

namespace Typed.TrackingTests.Tracker;

/// <summary>The meaning of each error of a submission: not sent, refused, or in doubt.</summary>
public sealed class SubmissionErrorsTests
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(7);

    public static TheoryData<Exception, bool, bool, TimeSpan?> Errors => new()
    {
        { new ProviderUnavailableException("acme", "Odd.") { RetryAfter = s_pause }, true, false, s_pause },
        { new ProviderUnavailableException("acme", "Odd."), true, false, null },
        { new RateLimitedException("acme", "Odd.") { RetryAfter = s_pause }, true, false, s_pause },
        { new InvalidCredentialsException("acme", "Odd."), false, true, null },
        { new InsufficientCreditsException("acme", "Odd."), false, true, null },
        { new InvalidParametersException("acme", new ValidationReport("m/1", [])), false, true, null },
        { new UnknownModelException("acme", "m/1"), false, true, null },
        { new ContentPolicyException("acme", "Odd."), false, true, null },
        { new NotDocumentedException("acme", "Odd."), false, true, null },
        { new JobNotFoundException("acme", "j1"), false, false, null },
        { new UncertainSubmissionException("acme", "m/1", "h1", "Odd."), false, false, null },
        { new UnexpectedResponseException("acme", "Odd."), false, false, null },
        { new UnexpectedResponseException("acme", "Odd.") { StatusCode = HttpStatusCode.OK }, false, false, null },
        { new UnexpectedResponseException("acme", "Odd.") { StatusCode = HttpStatusCode.RequestTimeout }, false, false, null },
        { new UnexpectedResponseException("acme", "Odd.") { StatusCode = HttpStatusCode.InternalServerError }, false, false, null },
        { new UnexpectedResponseException("acme", "Odd.") { StatusCode = HttpStatusCode.Conflict }, false, true, null },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Errors))]
    public void Each_error_has_one_meaning(Exception exception, bool isNotSent, bool isRefused, TimeSpan? pause)
    {
        Assert.Equal(isNotSent, SubmissionErrors.IsSurelyNotSent(exception, CancellationToken.None));
        Assert.Equal(isNotSent, SubmissionErrors.IsSurelyNotSent(exception, new CancellationToken(canceled: true)));
        Assert.Equal(isRefused, SubmissionErrors.IsRefusal((TypedException)exception));
        Assert.Equal(pause, SubmissionErrors.RequestedPause(exception));
    }

    [Fact]
    public void A_cancellation_is_not_sent_only_if_the_caller_cancelled()
    {
        Assert.True(SubmissionErrors.IsSurelyNotSent(new OperationCanceledException(), new CancellationToken(canceled: true)));
        Assert.True(SubmissionErrors.IsSurelyNotSent(new TaskCanceledException(), new CancellationToken(canceled: true)));
        Assert.False(SubmissionErrors.IsSurelyNotSent(new OperationCanceledException(), CancellationToken.None));
        Assert.False(SubmissionErrors.IsSurelyNotSent(new HttpRequestException(), new CancellationToken(canceled: true)));
        Assert.Null(SubmissionErrors.RequestedPause(new OperationCanceledException()));
    }
}
