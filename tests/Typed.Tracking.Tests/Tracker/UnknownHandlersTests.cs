using Typed.Providers.Http;

namespace Typed.TrackingTests.Tracker;

/// <summary>If the handlers of an HttpClient cannot be inspected, a handler that copies the body stops the submission instead of making a second payment possible.</summary>
public sealed class UnknownHandlersTests
{
    private static readonly Uri s_address = new("https://api.example/jobs");

    [Theory]
    [InlineData(ChainProtection.Unknown, false)]
    [InlineData(ChainProtection.Unguarded, false)]
    [InlineData(ChainProtection.Guarded, true)]
    [InlineData(ChainProtection.Direct, true)]
    public void The_body_is_copied_into_memory_only_where_that_is_safe(object protection, bool isAllowed)
    {
        var submission = new SubmissionMarker(HttpMethod.Post, s_address) { Protection = (ChainProtection)protection };
        var exception = Record.Exception(() => submission.OnBodyRead(new MemoryStream()));
        Assert.Equal(isAllowed, exception is null);
        Assert.Equal(protection is ChainProtection.Direct, submission.MayHaveLeft);
    }
}
