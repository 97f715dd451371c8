using Typed.Creatify;

namespace Typed.RuntimeTests.Submissions;

/// <summary>A redirect would take the keys to another host.</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_client_of_the_users_own_follows_none(int status)
    {
        await using var elsewhere = new LoopbackServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]");
        await using var api = new LoopbackServer(_ => Redirect(status, elsewhere.Address));
        foreach (var handler in new HttpMessageHandler[] { new HttpClientHandler(), new SocketsHttpHandler(), new Pass(new SocketsHttpHandler()) })
        {
            using var http = new HttpClient(handler);
            var client = PaidPosts.Creatify(http, api.Address);
            await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.ListModelsAsync(cancellationToken: Rig.Ct));
            var error = await Assert.ThrowsAnyAsync<TypedException>(() => client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
            Assert.Equal(status is 302 or 303 ? typeof(UncertainSubmissionException) : typeof(UnexpectedResponseException), error.GetType());
            Assert.Equal(status, (int)error.StatusCode!);
        }

        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task An_answer_from_elsewhere_is_refused_and_the_message_says_what_happened()
    {
        await using var elsewhere = new LoopbackServer(_ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]");
        var redirects = false;
        await using var api = new LoopbackServer(_ => redirects ? Redirect(302, elsewhere.Address) : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var http = new HttpClient();
        // In use: its handler can no longer be changed.
        (await http.GetAsync(api.Address, Rig.Ct)).Dispose();
        redirects = true;
        var client = PaidPosts.Creatify(http, api.Address);

        var read = await Assert.ThrowsAsync<UnexpectedResponseException>(() => client.ListModelsAsync(cancellationToken: Rig.Ct));
        Assert.Contains(elsewhere.Address.Authority, read.Message, StringComparison.Ordinal);
        Assert.Contains("AllowAutoRedirect", read.Message, StringComparison.Ordinal);
        var sent = await Assert.ThrowsAsync<UncertainSubmissionException>(() => client.SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Contains(elsewhere.Address.Authority, sent.Message, StringComparison.Ordinal);
    }

    private static string Redirect(int status, Uri to) => FormattableString.Invariant($"HTTP/1.1 {status} Elsewhere\r\nLocation: {to}api/x/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private sealed class Pass(HttpMessageHandler inner) : DelegatingHandler(inner);
}
