using System.Net;
using Typed.Providers;

namespace Typed.RuntimeTests.Submissions;

/// <summary>A client without handlers between it and the connection: what is sent, and that the connection itself cannot send it twice.</summary>
public sealed class DirectTests
{
    [Fact]
    public async Task A_connection_that_reads_the_body_a_second_time_is_stopped()
    {
        var connection = new Connection(reads: 2);
        using var http = new HttpClient(connection);
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(http));
        Assert.Equal(1, connection.Reads);
        Assert.Contains("A handler of the HttpClient tried to send it again, which was refused; the first attempt may have reached the provider.", error.Message, StringComparison.Ordinal);
        Assert.Equal("A submission is sent once only: sending it again could be charged twice.", error.InnerException!.Message);
    }

    [Fact]
    public async Task A_connection_that_fails_before_it_reads_the_body_has_sent_nothing()
    {
        using var http = new HttpClient(new Connection(reads: 0));
        var error = await Assert.ThrowsAsync<ProviderUnavailableException>(() => SubmitAsync(http));
        Assert.Equal("own could not be reached. Nothing was sent.", error.Message);
    }

    [Fact]
    public async Task A_request_has_the_type_length_and_version_that_the_client_states()
    {
        var connection = new Connection(reads: 1);
        using var http = new HttpClient(connection) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        Assert.Equal("j1", (await SubmitAsync(http)).Id);
        var request = connection.Request!;
        Assert.Equal(("application/json", 2L, """{}"""), (connection.ContentType, connection.Length, connection.Body));
        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), (request.Version, request.VersionPolicy));
        Assert.Equal(("POST https://own.example/jobs", "application/json"), ($"{request.Method} {request.RequestUri}", request.Headers.Accept.ToString()));
    }

    private static Task<JobSnapshot> SubmitAsync(HttpClient http)
    {
        var api = new ProviderApi(new ProviderApiOptions { Provider = "own", BaseAddress = new Uri("https://own.example") }, http);
        var request = new GenerationRequest("own", "m", "{}"u8.ToArray());
        return api.SubmitOnceAsync(request, "jobs", request.InputParams, _ => new JobSnapshot { Id = "j1", Status = new JobStatus("new", JobPhase.Pending) }, Rig.Ct);
    }

    private sealed class Connection(int reads) : HttpMessageHandler
    {
        public int Reads { get; private set; }

        public HttpRequestMessage? Request { get; private set; }

        public string? ContentType { get; private set; }

        public long? Length { get; private set; }

        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            // The content is disposed after the request.
            (ContentType, Length) = (request.Content!.Headers.ContentType?.ToString(), request.Content.Headers.ContentLength);
            for (var i = 0; i < reads; i++)
            {
                using var body = new MemoryStream();
                await request.Content!.CopyToAsync(body, cancellationToken);
                Body = System.Text.Encoding.UTF8.GetString(body.ToArray());
                Reads++;
            }

            return Reads == 0 ? throw new HttpRequestException("No connection.") : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
        }
    }
}
