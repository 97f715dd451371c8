using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Typed.Creatify;
using Typed.Providers;

namespace Typed.RuntimeTests.Submissions;

/// <summary>Handlers that applications put on an HttpClient: whatever they do with a submission, it arrives once.</summary>
public sealed class HandlerTests
{
    private const string Unavailable = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    [Theory]
    [InlineData("buffer, then retry")]
    [InlineData("retry, then buffer")]
    [InlineData("retry, then read as text")]
    [InlineData("retry, then copy")]
    [InlineData("retry with a new request")]
    [InlineData("retry with a new request without options")]
    public async Task A_retry_never_arrives_twice(string kind)
    {
        await using var server = new LoopbackServer(_ => Unavailable);
        using var connection = new SocketsHttpHandler();
        var buffer = new BeforeHandler(request => request.Content!.LoadIntoBufferAsync());
        var retry = new RetryHandler(kind);
        DelegatingHandler chain = kind switch
        {
            "buffer, then retry" => Chain(buffer, retry, connection),
            "retry, then buffer" => Chain(retry, buffer, connection),
            "retry, then read as text" => Chain(retry, new BeforeHandler(request => request.Content!.ReadAsStringAsync()), connection),
            "retry, then copy" => Chain(retry, new BeforeHandler(request => request.Content!.CopyToAsync(new MemoryStream())), connection),
            _ => Chain(retry, connection),
        };
        using var http = new HttpClient(chain);
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.True(retry.Attempts > 1, "the handler did try again");
        Assert.Equal(1, server.Posts);
    }

    [Fact]
    public async Task A_body_that_a_handler_logs_arrives_whole()
    {
        await using var server = new LoopbackServer(_ => Answer(Rig.Accepted));
        var logged = "";
        var log = new BeforeHandler(async request => logged = await request.Content!.ReadAsStringAsync());
        using var http = new HttpClient(Chain(log, new SocketsHttpHandler()));
        await PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        Assert.NotEmpty(logged);
        Assert.EndsWith(logged, Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_for_the_number_of_requests_may_be_sent_again()
    {
        var answers = 0;
        await using var server = new LoopbackServer(_ => ++answers == 1 ? Unavailable.Replace("503", "429", StringComparison.Ordinal) : Answer(Rig.Accepted));
        using var http = new HttpClient(Chain(new RetryHandler("buffer"), new SocketsHttpHandler()));
        var job = await PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        Assert.Equal(("7b1f", 2), (job.Id, server.Posts));
    }

    [Fact]
    public async Task Where_nobody_listens_every_attempt_is_not_sent()
    {
        var server = new LoopbackServer(_ => null);
        var address = server.Address;
        await server.DisposeAsync();
        var retry = new RetryHandler("buffer");
        using var http = new HttpClient(Chain(new BeforeHandler(request => request.Content!.LoadIntoBufferAsync()), retry, new SocketsHttpHandler()));
        await Assert.ThrowsAsync<ProviderUnavailableException>(() => PaidPosts.Creatify(http, address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Equal(RetryHandler.Most, retry.Attempts);
    }

    [Fact]
    public async Task Handlers_that_are_in_use_cannot_copy_the_body()
    {
        await using var server = new LoopbackServer(_ => Unavailable);
        using var http = new HttpClient(Chain(new RetryHandler("buffer"), new BeforeHandler(request => request.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask), new SocketsHttpHandler()));
        // The first request fixes the handlers.
        (await http.GetAsync(server.Address, Rig.Ct)).Dispose();
        var exception = await Assert.ThrowsAsync<ProviderUnavailableException>(
            () => PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Contains(nameof(SubmissionGuard), exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Posts);
    }

    [Fact]
    public async Task A_guard_of_ones_own_protects_handlers_that_are_in_use()
    {
        await using var server = new LoopbackServer(_ => Unavailable);
        using var http = new HttpClient(Chain(new RetryHandler("buffer"), new BeforeHandler(request => request.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask), new SubmissionGuard(new SocketsHttpHandler())));
        (await http.GetAsync(server.Address, Rig.Ct)).Dispose();
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Equal(1, server.Posts);
    }

    [Fact]
    public async Task A_guard_among_handlers_that_are_in_use_lets_the_others_read_the_body()
    {
        await using var server = new LoopbackServer(request => Answer(request.StartsWith("POST", StringComparison.Ordinal) ? Rig.Accepted : "ok"));
        using var http = new HttpClient(Chain(new SubmissionGuard(), new BeforeHandler(request => request.Content?.LoadIntoBufferAsync() ?? Task.CompletedTask), new SocketsHttpHandler()));
        (await http.GetAsync(server.Address, Rig.Ct)).Dispose();
        var job = await PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        Assert.Equal(("7b1f", 1), (job.Id, server.Posts));
    }

    [Fact]
    public async Task Of_several_guards_the_last_decides()
    {
        await using var server = new LoopbackServer(_ => Unavailable);
        using var http = new HttpClient(Chain(new SubmissionGuard(), new RetryHandler("buffer"), new BeforeHandler(request => request.Content!.LoadIntoBufferAsync()), new SocketsHttpHandler()));
        await Assert.ThrowsAsync<UncertainSubmissionException>(() => PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Equal(1, server.Posts);
    }

    [Fact]
    public async Task A_guard_that_was_added_to_the_factorys_handlers_works()
    {
        await using var server = new LoopbackServer(request => request.StartsWith("POST", StringComparison.Ordinal) ? Unavailable : Answer("ok"));
        using var services = Services(client =>
        {
            client.AddHttpMessageHandler(() => new RetryHandler("buffer"));
            client.AddHttpMessageHandler(() => new SubmissionGuard());
        });
        var factory = services.GetRequiredService<IHttpClientFactory>();
        foreach (var isUsed in new[] { true, false })
        {
            var http = factory.CreateClient("api");
            if (isUsed)
            {
                (await http.GetAsync(server.Address, Rig.Ct)).Dispose();
            }

            await Assert.ThrowsAsync<UncertainSubmissionException>(() => PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        }

        Assert.Equal(2, server.Posts);
    }

    [Fact]
    public async Task A_request_for_a_token_on_the_way_is_no_submission()
    {
        await using var server = new LoopbackServer(request => request.StartsWith("POST", StringComparison.Ordinal) ? Answer(Rig.Accepted) : Answer("token"));
        using var connection = new SocketsHttpHandler();
        var token = new TokenHandler(new Uri(server.Address, "token"));
        using var http = new HttpClient(Chain(token, connection));
        await PaidPosts.Creatify(http, server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task The_standard_resilience_handler_pays_once()
    {
        await using var server = new LoopbackServer(_ => Unavailable);
        var attempts = new CountingHandler();
        using var services = Services(client =>
        {
            client.AddStandardResilienceHandler(options =>
            {
                options.Retry.Delay = TimeSpan.FromMilliseconds(1);
                options.Retry.BackoffType = DelayBackoffType.Constant;
            });
            client.AddHttpMessageHandler(() => new BeforeHandler(request => request.Content!.LoadIntoBufferAsync()));
            client.AddHttpMessageHandler(() => attempts);
        });
        await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => PaidPosts.Creatify(services.GetRequiredService<IHttpClientFactory>().CreateClient("api"), server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.True(attempts.Count > 1, "the handler did try again");
        Assert.Equal(1, server.Posts);
    }

    [Fact]
    public async Task The_standard_hedging_handler_pays_once_and_takes_the_slow_answer()
    {
        var attempts = new CountingHandler();
        await using var server = LoopbackServer.Waiting(async _ =>
        {
            // Slow: the first attempt is answered only after the second has begun.
            await attempts.Second.Task;
            return Answer(Rig.Accepted);
        });
        using var services = Services(client =>
        {
            client.AddStandardHedgingHandler().Configure(options => options.Hedging.Delay = TimeSpan.FromMilliseconds(1));
            client.AddHttpMessageHandler(() => attempts);
        });
        var job = await PaidPosts.Creatify(services.GetRequiredService<IHttpClientFactory>().CreateClient("api"), server.Address).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct);
        Assert.Equal(("7b1f", 1), (job.Id, server.Posts));
    }

    private static ServiceProvider Services(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddHttpClient("api"));
        return services.BuildServiceProvider();
    }

    private static string Answer(string body) => FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    private static DelegatingHandler Chain(DelegatingHandler first, params HttpMessageHandler[] others)
    {
        var last = first;
        foreach (var handler in others)
        {
            last.InnerHandler = handler;
            last = handler as DelegatingHandler ?? last;
        }

        return first;
    }

    private sealed class BeforeHandler(Func<HttpRequestMessage, Task> before) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await before(request);
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class CountingHandler : DelegatingHandler
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public TaskCompletionSource Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _count) == 2)
            {
                Second.SetResult();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class TokenHandler(Uri address) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var token = new HttpRequestMessage(HttpMethod.Get, address);
            (await base.SendAsync(token, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Sends again after an error or an answer that is none, with the same request or a new one.</summary>
    private sealed class RetryHandler(string kind) : DelegatingHandler
    {
        public const int Most = 3;

        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = kind.Contains("new request", StringComparison.Ordinal) ? await request.Content!.ReadAsByteArrayAsync(cancellationToken) : null;
            while (true)
            {
                Attempts++;
                try
                {
                    var response = await base.SendAsync(body is null ? request : CopyOf(request, body), cancellationToken);
                    if (response.IsSuccessStatusCode || Attempts >= Most)
                    {
                        return response;
                    }

                    response.Dispose();
                }
                catch (HttpRequestException) when (Attempts < Most)
                {
                }
            }
        }

        private HttpRequestMessage CopyOf(HttpRequestMessage request, byte[] body)
        {
            var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = new ByteArrayContent(body) };
            if (!kind.EndsWith("without options", StringComparison.Ordinal))
            {
                foreach (var (name, value) in request.Options)
                {
                    copy.Options.Set(new HttpRequestOptionsKey<object?>(name), value);
                }
            }

            return copy;
        }
    }
}
