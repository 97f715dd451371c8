using System.Net;
using System.Text;

namespace Typed.RuntimeTests.Submissions;

/// <summary>May this have been charged? For every paid request of every client, and every HTTP status.</summary>
public sealed class OutcomeTests
{
    // RFC 9110: the request was not processed, and nothing was charged. Of 408 that is not known.
    private static readonly HashSet<int> s_refused = [301, 307, 308, .. Enumerable.Range(400, 100).Where(status => status != 408)];

    public static TheoryData<string> Names => PaidPosts.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_status_has_one_outcome(string name)
    {
        var (send, accepted) = PaidPosts.All[name];
        for (var status = 100; status <= 599; status++)
        {
            var stub = new StubHandler(StubHandler.Json(status is >= 200 and <= 299 ? accepted : """{"error":"no"}""", (HttpStatusCode)status));
            using var http = new HttpClient(stub);
            var exception = await Record.ExceptionAsync(() => send(http));
            Assert.True(OutcomeOf(exception) == Expected(status), $"{name}: HTTP {status} gave {exception?.GetType().Name ?? "a job"}");
            Assert.Single(stub.Requests);
            if (status is < 200 or (>= 300 and < 320) or (>= 500 and < 520))
            {
                // The body that a success has says nothing beside another status.
                using var other = new HttpClient(new StubHandler(StubHandler.Json(accepted, (HttpStatusCode)status)));
                Assert.True(OutcomeOf(await Record.ExceptionAsync(() => send(other))) == Expected(status), $"{name}: HTTP {status} with the body of a success");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_accepted_request_without_a_usable_answer_is_uncertain(string name)
    {
        string[] bodies = ["", "<html>", "{", "[]", "null", "{\"status\":", new string('[', 100_000)];
        foreach (var body in bodies)
        {
            using var http = new HttpClient(new StubHandler(StubHandler.Json(body, HttpStatusCode.Created)));
            var exception = await Record.ExceptionAsync(() => PaidPosts.All[name].Send(http));
            // The chat's answer is shown as it is, so any JSON will do.
            var isChat = name is "creativeai chat" or "creativeai completions" && body is "[]" or "null";
            Assert.True(isChat ? exception is null : exception is UncertainSubmissionException, $"{name}: {body[..Math.Min(body.Length, 9)]} gave {exception?.GetType().Name ?? "a job"}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_ends_early_or_is_too_long_is_uncertain(string name)
    {
        foreach (var content in new Func<HttpContent>[] { () => new BrokenContent(), () => new ByteArrayContent(Encoding.UTF8.GetBytes(PaidPosts.All[name].Accepted + new string(' ', 17 * 1024 * 1024))) })
        {
            using var http = new HttpClient(new StubHandler(() => new HttpResponseMessage(HttpStatusCode.Created) { Content = content() }));
            await Assert.ThrowsAsync<UncertainSubmissionException>(() => PaidPosts.All[name].Send(http));
        }
    }

    [Fact]
    public async Task A_reader_of_the_users_own_that_throws_makes_the_submission_uncertain()
    {
        var api = new Typed.Providers.ProviderApi(
            new Typed.Providers.ProviderApiOptions { Provider = "own", BaseAddress = new Uri("https://own.example") },
            new HttpClient(new StubHandler(StubHandler.Json("{}"))));
        var request = new Typed.Providers.GenerationRequest("own", "m", "{}"u8.ToArray());
        var exception = await Assert.ThrowsAsync<UncertainSubmissionException>(
            () => api.SubmitOnceAsync(request, "jobs", request.InputParams, json => throw new KeyNotFoundException("no id"), Rig.Ct));
        Assert.IsType<KeyNotFoundException>(exception.InnerException);
    }

    private static string Expected(int status) => status is >= 200 and <= 299 ? "accepted" : s_refused.Contains(status) ? "refused" : "uncertain";

    private static string OutcomeOf(Exception? exception) => exception switch
    {
        null => "accepted",
        UncertainSubmissionException => "uncertain",
        // "Could not be reached, nothing was sent": the tracker sends such a request again.
        ProviderUnavailableException => "not sent",
        TypedException => "refused",
        _ => exception.ToString(),
    };

    private sealed class BrokenContent : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"id\":"u8.ToArray());
            throw new IOException("The connection was closed.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 500;
            return true;
        }
    }
}
