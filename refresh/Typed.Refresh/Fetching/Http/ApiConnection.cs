using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using Typed.Refresh.Files;
using Typed.Refresh.Quoting;

namespace Typed.Refresh.Fetching.Http;

/// <summary>A connection to one provider's API for one run: one request at a time, with limits on everything, and with retries for transient failures.</summary>
internal sealed class ApiConnection : IDisposable
{
    private readonly ApiTarget _target;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _time;
    private readonly AnswerCache? _cache;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<byte[]> _retries;
    private long _bytesLeft;

    public ApiConnection(ApiTarget target, FetchLimits limits, TimeProvider time, AnswerCache? cache, Action<string>? waiting = null)
    {
        _target = target;
        _limits = limits;
        _time = time;
        _cache = cache;
        _bytesLeft = limits.TotalBytes;
        _client = new HttpClient(new SocketsHttpHandler
        {
            // A redirect would send the key to an address of the server's choice.
            AllowAutoRedirect = false,
            UseCookies = false,
            // Data beyond the limit is not drained to keep a connection.
            MaxResponseDrainSize = 0,
            UseProxy = !target.Address.IsLoopback,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
        })
        {
            // Each request is limited by the run's own clock.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _retries = limits.Retries == 0 ? ResiliencePipeline<byte[]>.Empty : Retries(limits, time, waiting);
    }

    /// <summary>The number of requests sent, including retries.</summary>
    public int Requests { get; private set; }

    /// <summary>The number of reused responses of an interrupted run.</summary>
    public int Reused { get; private set; }

    public FetchLimits Limits => _limits;

    /// <summary>The base address, which the files name as their source.</summary>
    public Uri Address => _target.Address;

    public Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Only for calls that are documented to cost and start nothing, because they may be repeated.</summary>
    public Task<JsonNode?> PostAsync(string path, JsonNode body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body.ToJsonString(), cancellationToken);

    /// <summary>Gets a document in any format, from its own address.</summary>
    public async Task<byte[]> GetBytesAsync(Uri address, CancellationToken cancellationToken)
    {
        var place = $"GET {address}";
        if (_cache?.Find(place) is { } known)
        {
            Reused++;
            return known;
        }

        var content = await _retries.ExecuteAsync(async token => await OnceAsync(HttpMethod.Get, address, null, place, token), cancellationToken);
        _cache?.Keep(place, content);
        return content;
    }

    public void Dispose() => _client.Dispose();

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
    {
        var address = new Uri(_target.Address, path);
        var place = $"{method} {address}";
        var key = body is null ? place : $"{place} {body}";
        if (_cache?.Find(key) is { } known)
        {
            Reused++;
            return Parse(known, place);
        }

        var content = await _retries.ExecuteAsync(
            async token => await OnceAsync(method, address, body, place, token), cancellationToken);
        var answer = Parse(content, place);
        _cache?.Keep(key, content);
        return answer;
    }

    private async ValueTask<byte[]> OnceAsync(HttpMethod method, Uri address, string? body, string place, CancellationToken cancellationToken)
    {
        CrashPoint.Reached("request");
        Requests++;
        using var limit = new CancellationTokenSource(_limits.RequestTime, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in _target.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (_target.Headers.Count == 0)
        {
            request.Headers.Accept.ParseAdd("application/yaml, */*;q=0.5");
        }

        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("typed", "0.1"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Check(response, place);
            var content = await BoundedContent.ReadAsync(response.Content, Math.Min(_limits.AnswerBytes, _bytesLeft), place, either.Token);
            _bytesLeft -= content.Length;
            CrashPoint.Reached("answered");
            return content;
        }
        catch (OperationCanceledException late) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TransientFetchException(FormattableString.Invariant($"{place}: no complete answer within {_limits.RequestTime.TotalSeconds} s."), null, late);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or InvalidDataException)
        {
            // The inner exception's message may contain data from the server.
            throw new TransientFetchException($"{place}: {ServerText.Quote(broken.Message, _target.Secrets)}", null, broken);
        }
    }

    private void Check(HttpResponseMessage response, string place)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            var to = response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {ServerText.Quote(location.Host, _target.Secrets)}" : "";
            throw new FetchException(FormattableString.Invariant($"{place}: status {status} redirects{to}. Redirects are not followed, to keep the key from being sent to another host."));
        }

        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var what = FormattableString.Invariant($"{place}: status {status}");
        throw status is 408 or 429 or >= 500
            ? new TransientFetchException(what + ".", RetryWait.Of(response, _time))
            : new FetchException(status is 401 or 403 ? what + ": the key is missing, wrong or not authorized." : what + ".") { Status = status };
    }

    private JsonNode? Parse(byte[] content, string place)
    {
        JsonNode? answer;
        try
        {
            answer = StrictJson.Parse(content);
        }
        catch (JsonException broken)
        {
            var start = Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, 200)));
            throw new FetchException($"{place}: not JSON in the expected format ({ServerText.Quote(broken.Message, _target.Secrets)}); it starts with {ServerText.Quote(start, _target.Secrets)}.", broken);
        }

        // The response is written to files that are checked in.
        return StrictJson.Texts(answer).Any(text => _target.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
            ? throw new FetchException($"{place}: the answer contains the key and was rejected.")
            : answer;
    }

    private static ResiliencePipeline<byte[]> Retries(FetchLimits limits, TimeProvider time, Action<string>? waiting) =>
        new ResiliencePipelineBuilder<byte[]> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<byte[]>
            {
                MaxRetryAttempts = limits.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldHandle = new PredicateBuilder<byte[]>().Handle<TransientFetchException>(failure => failure.RetryAfter is null || failure.RetryAfter <= limits.Wait),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as TransientFetchException)?.RetryAfter),
                OnRetry = arguments =>
                {
                    waiting?.Invoke(FormattableString.Invariant($"{arguments.Outcome.Exception!.Message} Retrying in {arguments.RetryDelay.TotalSeconds:0} s."));
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
}
