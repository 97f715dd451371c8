using System.Net;
using Typed.Providers;

namespace Typed.RuntimeTests.Submissions;

/// <summary>The guard at the end of the handlers, request by request: what passes, what waits, and what is refused.</summary>
public sealed class GuardTests
{
    private const string Refusal = "A submission is sent once only: sending it again could be charged twice.";
    private const string Repeated = "A handler of the HttpClient tried to send it again, which was refused; the first attempt may have reached the provider.";

    [Theory]
    [InlineData(200)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_second_attempt_waits_for_the_answer_of_the_first(int status)
    {
        var connection = new Connection { Hold = new() };
        Task<HttpResponseMessage>? second = null;
        using var stop = new CancellationTokenSource();
        var handler = new Handler(async (request, send, cancellation) =>
        {
            var one = send(request, cancellation);
            second = send(request, stop.Token);
            Assert.Equal(1, connection.Calls);
            Assert.False(second.IsCompleted);
            connection.Status = status;
            connection.Hold.SetResult();
            var first = await one;
            if (status == 429)
            {
                // Nothing was started: the other attempt is sent.
                await second;
            }

            return first;
        });
        var error = await Record.ExceptionAsync(() => SubmitAsync(handler, connection));
        switch (status)
        {
            case 200:
                // It would be a second payment, so that it waits until the caller, who has an answer, cancels it.
                Assert.Null(error);
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second!);
                Assert.Equal(1, connection.Calls);
                break;
            case 429:
                Assert.IsType<RateLimitedException>(error);
                Assert.Equal(2, connection.Calls);
                break;
            default:
                Assert.IsType<UncertainSubmissionException>(error);
                Assert.Equal(Refusal, (await Assert.ThrowsAsync<InvalidOperationException>(() => second!)).Message);
                Assert.Equal(1, connection.Calls);
                break;
        }
    }

    [Fact]
    public async Task A_handler_that_fails_after_a_second_attempt_leaves_an_uncertain_submission_that_says_so()
    {
        var connection = new Connection { Hold = new() };
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(
            new Handler(async (request, send, cancellation) =>
            {
                var one = send(request, cancellation);
                _ = send(request, cancellation);
                connection.Hold.SetResult();
                await one;
                throw new InvalidOperationException("A mistake of the handler.");
            }),
            connection));
        Assert.Contains(Repeated + " The first attempt was answered with HTTP 200.", error.Message, StringComparison.Ordinal);
        Assert.Equal("A mistake of the handler.", error.InnerException!.Message);
    }

    [Fact]
    public async Task The_status_of_the_first_attempt_is_reported()
    {
        var connection = new Connection { Status = 429 };
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(
            new Handler(async (request, send, cancellation) =>
            {
                (await send(request, cancellation)).Dispose();
                connection.Failure = new IOException("Reset.");
                return await send(request, cancellation);
            }),
            connection));
        Assert.Contains("There was no answer. The first attempt was answered with HTTP 429.", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, connection.Calls);
    }

    [Fact]
    public async Task An_attempt_that_fails_before_the_body_is_read_may_be_repeated_and_is_not_sent()
    {
        var connection = new Connection { Reads = 0, Failure = new IOException("Reset.") };
        var error = await Assert.ThrowsAsync<ProviderUnavailableException>(() => SubmitAsync(
            new Handler(async (request, send, cancellation) =>
            {
                await Assert.ThrowsAsync<IOException>(() => send(request, cancellation));
                return await send(request, cancellation);
            }),
            connection));
        Assert.Equal("own could not be reached. Nothing was sent.", error.Message);
        Assert.Equal(2, connection.Calls);
    }

    [Fact]
    public async Task Behind_the_guard_the_connection_reads_the_body_once()
    {
        var connection = new Connection { Reads = 2 };
        var error = await Assert.ThrowsAsync<UncertainSubmissionException>(() => SubmitAsync(new Handler((request, send, cancellation) => send(request, cancellation)), connection));
        Assert.Equal(Refusal, error.InnerException!.Message);
        Assert.Equal(1, connection.BodiesRead);
    }

    [Fact]
    public async Task Before_the_guard_and_into_memory_the_body_may_be_read_any_number_of_times()
    {
        var connection = new Connection();
        var inner = new Handler(async (request, send, cancellation) =>
        {
            await request.Content!.CopyToAsync(new MemoryStream(), cancellation);
            await request.Content!.CopyToAsync(new MemoryStream(), cancellation);
            return await send(request, cancellation);
        })
        { InnerHandler = connection };
        var guard = new SubmissionGuard(inner);
        var outer = new Handler(async (request, send, cancellation) =>
        {
            await request.Content!.CopyToAsync(new Wire(), cancellation);
            await request.Content!.CopyToAsync(new Wire(), cancellation);
            return await send(request, cancellation);
        })
        { InnerHandler = guard };
        using var http = new HttpClient(outer);
        // The first request fixes the handlers: no other guard can be added behind the inner one.
        using (var free = new HttpRequestMessage(HttpMethod.Put, "https://own.example/free") { Content = new StringContent("x") })
        {
            (await http.SendAsync(free, Rig.Ct)).Dispose();
        }

        Assert.Equal("j1", (await SubmitAsync(http, Rig.Ct)).Id);
        Assert.Equal(2, connection.Calls);
    }

    [Fact]
    public async Task A_submission_that_a_handler_sends_to_another_address_is_the_same_one()
    {
        var connection = new Connection { Status = 503 };
        var error = await Record.ExceptionAsync(() => SubmitAsync(
            new Handler(async (request, send, cancellation) =>
            {
                (await send(request, cancellation)).Dispose();
                request.RequestUri = new Uri("https://second.example/jobs");
                return await send(request, cancellation);
            }),
            connection));
        Assert.IsType<UncertainSubmissionException>(error);
        Assert.Equal(1, connection.Calls);
    }

    [Theory]
    [InlineData("HEAD", "https://own.example/jobs")]
    [InlineData("POST", "https://own.example/token")]
    public async Task Another_request_of_a_handler_is_no_submission(string method, string address)
    {
        var connection = new Connection();
        var job = await SubmitAsync(
            new Handler(async (request, send, cancellation) =>
            {
                for (var i = 0; i < 2; i++)
                {
                    using var other = new HttpRequestMessage(new HttpMethod(method), address);
                    (await send(other, cancellation)).Dispose();
                }

                return await send(request, cancellation);
            }),
            connection);
        Assert.Equal(("j1", 3), (job.Id, connection.Calls));
    }

    [Fact]
    public async Task A_submission_is_not_sent_synchronously_and_other_requests_are()
    {
        var connection = new Connection();
        using var http = new HttpClient(new SubmissionGuard(connection));
        using var free = new HttpRequestMessage(HttpMethod.Get, "https://own.example/free");
        Assert.Equal(HttpStatusCode.OK, http.Send(free, Rig.Ct).StatusCode);

        var handler = new Handler((request, _, cancellation) => Task.FromResult(new HttpMessageInvoker(new SubmissionGuard(connection)).Send(request, cancellation)));
        Assert.Equal("Send a submission asynchronously.", (await Assert.ThrowsAsync<NotSupportedException>(() => SubmitAsync(handler, connection))).Message);
        Assert.Equal(1, connection.Calls);
    }

    [Fact]
    public async Task A_submission_that_is_already_cancelled_does_not_reach_the_handlers()
    {
        var connection = new Connection();
        using var http = new HttpClient(connection);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SubmitAsync(http, new CancellationToken(true)));
        Assert.Equal(0, connection.Calls);
    }

    private static async Task<JobSnapshot> SubmitAsync(Handler handler, Connection connection)
    {
        handler.InnerHandler = connection;
        using var http = new HttpClient(handler);
        return await SubmitAsync(http, Rig.Ct);
    }

    private static Task<JobSnapshot> SubmitAsync(HttpClient http, CancellationToken cancellation = default)
    {
        var api = new ProviderApi(new ProviderApiOptions { Provider = "own", BaseAddress = new Uri("https://own.example") }, http);
        var request = new GenerationRequest("own", "m", "{}"u8.ToArray());
        return api.SubmitOnceAsync(request, "jobs", request.InputParams, _ => new JobSnapshot { Id = "j1", Status = new JobStatus("new", JobPhase.Pending) }, cancellation);
    }

    private sealed class Handler(Func<HttpRequestMessage, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> send) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => send(request, base.SendAsync, cancellationToken);
    }

    /// <summary>A connection that reads the body as often as a test says, and answers or fails.</summary>
    private sealed class Connection : HttpMessageHandler
    {
        public int Calls { get; private set; }

        public int Reads { get; init; } = 1;

        public int BodiesRead { get; private set; }

        public int Status { get; set; } = 200;

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Hold { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            for (var i = 0; i < Reads && request.Content is not null; i++)
            {
                await request.Content.CopyToAsync(new Wire(), cancellationToken);
                BodiesRead++;
            }

            await (Hold?.Task ?? Task.CompletedTask);
            return Failure is null ? Answer() : throw Failure;
        }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Answer();
        }

        private HttpResponseMessage Answer() => new((HttpStatusCode)Status) { Content = new StringContent("{}") };
    }

    /// <summary>Like a connection's stream: it has no length.</summary>
    private sealed class Wire : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
        }
    }
}
