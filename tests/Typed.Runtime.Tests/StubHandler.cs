using System.Net;
using System.Text;

namespace Typed.RuntimeTests;

/// <summary>Answers requests from a list, the last answer again and again, and keeps what was asked.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly Func<StubHandler, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> _answer;

    public StubHandler(params Func<HttpResponseMessage>[] answers)
        : this((stub, _, _) => Task.FromResult(answers[Math.Min(stub.Requests.Count, answers.Length) - 1]()))
    {
    }

    public StubHandler(Func<StubHandler, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) => _answer = answer;

    public List<(HttpMethod Method, Uri Url, string Headers, string Body)> Requests { get; } = [];

    public static Func<HttpResponseMessage> Json(string json, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? more = null) => () =>
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        more?.Invoke(response);
        return response;
    };

    public static Func<HttpResponseMessage> Throw(Exception exception) => () => throw exception;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var body = new MemoryStream();
        if (request.Content is not null)
        {
            await request.Content.CopyToAsync(body, cancellationToken);
        }

        Requests.Add((request.Method, request.RequestUri!, request.Headers.ToString(), Encoding.UTF8.GetString(body.ToArray())));
        return await _answer(this, request, cancellationToken);
    }
}
