using System.Net;
using System.Text.Json;
using Typed.CreativeAI;
using Typed.Providers;
using Typed.RuntimeTests.CreativeAI;
using Typed.RuntimeTests.Hoox;

namespace Typed.RuntimeTests.Jobs;

/// <summary>A 404 means that the job is missing only in the form of the provider's own errors. All other answers may come from a gateway.</summary>
public sealed class MissingJobFormTests
{
    public static TheoryData<string> GatewayAnswers =>
    [
        "", "{}", "[]", "null", "5", "\"Not Found\"", "<html>404 Not Found</html>", "not found",
        """{"message":"no Route matched with those values"}""",
        """{"message":"Not Found"}""",
        """{"timestamp":"2026-11-29T08:00:00Z","status":404,"error":"Not Found","path":"/x"}""",
        """{"fault":{"faultstring":"Unable to identify proxy","detail":{"errorcode":"messaging.adaptors.http.flow.ApplicationNotFound"}}}""",
        """{"errors":[{"code":7003,"message":"Could not route"}],"success":false}""",
        """{"type":"about:blank","title":"Not Found","status":404}""",
    ];

    [Theory]
    [MemberData(nameof(GatewayAnswers))]
    public async Task A_gateways_answer_is_of_no_job(string body)
    {
        foreach (var status in new[] { HttpStatusCode.NotFound, HttpStatusCode.Gone })
        {
            var answer = StubHandler.Json(body, status);
            foreach (var check in new Func<Task>[]
            {
                () => new Rig(new StubHandler(answer)).Client.GetTaskAsync("7b1f", Rig.Ct),
                () => HooxRig.Client(new StubHandler(answer)).GetAssetAsync("a", Rig.Ct),
                () => Payloads.Client(new StubHandler(answer)).GetJobAsync(CreativeAIJobId.Video("vgen_1"), Rig.Ct),
            })
            {
                Assert.Equal(status, (await Assert.ThrowsAsync<UnexpectedResponseException>(check)).StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("""["Not found."]""")]
    [InlineData("""{"error":"Not found."}""")]
    [InlineData("""{"detail":"Not found."}""")]
    [InlineData("""{"id":["Invalid task ID"]}""")]
    public Task Creatifys_own_forms_are_of_the_job(string body) => IsMissingAsync(body, answer => new Rig(answer).Client.GetTaskAsync("7b1f", Rig.Ct));

    [Theory]
    [InlineData("""{"error":"Asset not found","code":"not_found"}""")]
    [InlineData("""{"error":"Not found","details":[{"code":"not_found","message":"Asset not found","field":"assetId"}]}""")]
    public Task Hooxs_own_forms_are_of_the_job(string body) => IsMissingAsync(body, answer => HooxRig.Client(answer).GetAssetAsync("a", Rig.Ct));

    [Theory]
    [InlineData("""{"error":"Space not found","code":"SPACE_NOT_FOUND"}""")]
    [InlineData("""{"error":"Asset not found"}""")]
    public async Task Hooxs_answers_about_something_else_are_of_no_job(string body) =>
        await Assert.ThrowsAsync<UnexpectedResponseException>(() => HooxRig.Client(new StubHandler(StubHandler.Json(body, HttpStatusCode.NotFound))).GetAssetAsync("a", Rig.Ct));

    [Theory]
    [InlineData("""{"error":{"code":"not_found","message":"No such job.","type":"invalid_request_error","param":null}}""")]
    [InlineData("""{"error":{"message":"No such job.","type":"invalid_request_error"}}""")]
    public Task CreativeAIs_own_form_is_of_the_job(string body) =>
        IsMissingAsync(body, answer => Payloads.Client(answer).GetJobAsync(CreativeAIJobId.Video("vgen_1"), Rig.Ct));

    [Theory]
    [InlineData("""{"reason":"unknown job"}""", true)]
    [InlineData("""{"message":"no Route matched with those values"}""", false)]
    public async Task A_provider_of_your_own_says_what_its_errors_look_like(string body, bool isMissing)
    {
        var options = new ProviderApiOptions
        {
            Provider = "acme",
            BaseAddress = new Uri("https://acme.example"),
            IsOwnError = json => json.TryGetProperty("reason", out _),
        };
        var api = new ProviderApi(options, new HttpClient(new StubHandler(StubHandler.Json(body, HttpStatusCode.NotFound))));
        var error = await Assert.ThrowsAnyAsync<TypedException>(() => api.GetJobAsync("j1", "jobs/j1", (JsonElement _) => null, Rig.Ct));
        Assert.Equal(isMissing, error is JobNotFoundException);
    }

    [Fact]
    public async Task A_wait_survives_a_gateways_404()
    {
        var stub = new StubHandler(
            StubHandler.Json(Rig.Accepted, HttpStatusCode.Created),
            StubHandler.Json("""{"message":"Not Found"}""", HttpStatusCode.NotFound),
            StubHandler.Json(Rig.Done));
        var job = await Rig.SubmitAsync(stub);
        Assert.Single((await job.WaitAsync(cancellationToken: Rig.Ct)).Assets);
    }

    private static async Task IsMissingAsync(string body, Func<StubHandler, Task> check)
    {
        foreach (var status in new[] { HttpStatusCode.NotFound, HttpStatusCode.Gone })
        {
            await Assert.ThrowsAsync<JobNotFoundException>(() => check(new StubHandler(StubHandler.Json(body, status))));
        }
    }
}
