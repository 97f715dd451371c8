using System.Net;
using System.Text;

namespace Typed.OwnProviderTests;

/// <summary>The invented provider: jobs that end at the second status check, and the faults that a test chooses.</summary>
internal sealed class AcmeServer : HttpMessageHandler
{
    public const string Key = "acme-key-31415926";

    private readonly Dictionary<string, (string Model, int StatusChecks)> _jobs = new(StringComparer.Ordinal);

    /// <summary>Bodies of submissions, answered or not.</summary>
    public List<string> Submitted { get; } = [];

    /// <summary>What a job ends as.</summary>
    public string End { get; set; } = """ "state":"READY","tokens":30.5,"files":["https://files.acme.example/1.mp4"] """;

    /// <summary>How many status checks report a job as running.</summary>
    public int WorkingChecks { get; set; } = 1;

    /// <summary>What the next API request is answered with, in place of the right answer; null = nothing goes wrong.</summary>
    public Func<HttpResponseMessage>? Trouble { get; set; }

    public static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Host == "files.acme.example")
        {
            Assert.False(request.Headers.Contains("Authorization"), "a key went to the host of the files");
            return new HttpResponseMessage { Content = new ByteArrayContent([1, 2, 3]) };
        }

        if (request.Method == HttpMethod.Post)
        {
            // Written through, as a socket does; reading it as text would keep a copy, which could be sent twice.
            using var body = new MemoryStream();
            await request.Content!.CopyToAsync(body, cancellationToken);
            Submitted.Add(Encoding.UTF8.GetString(body.ToArray()));
        }

        if (Trouble is { } trouble)
        {
            Trouble = null;
            return trouble();
        }

        return request.Headers.Authorization?.ToString() != $"Bearer {Key}" ? Json(HttpStatusCode.Unauthorized, $$"""{"error":"unknown key {{request.Headers.Authorization?.Parameter}}"}""")
            : request.Method == HttpMethod.Post ? Create(request.RequestUri)
            : Status(request.RequestUri.Segments[^1]);
    }

    private HttpResponseMessage Create(Uri url)
    {
        var id = $"job.{_jobs.Count + 1}";
        _jobs[id] = (Uri.UnescapeDataString(url.Query["?model=".Length..]), 0);
        return Json(HttpStatusCode.Accepted, $$"""{"job":"{{id}}","state":"WAITING"}""");
    }

    private HttpResponseMessage Status(string id)
    {
        if (!_jobs.TryGetValue(id, out var job))
        {
            return Json(HttpStatusCode.NotFound, """{"error":"no such job"}""");
        }

        _jobs[id] = job with { StatusChecks = job.StatusChecks + 1 };
        return Json(HttpStatusCode.OK, $$"""{"job":"{{id}}",{{(job.StatusChecks < WorkingChecks ? "\"state\":\"WORKING\"" : End)}}}""");
    }
}
