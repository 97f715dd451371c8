using System.Text;

namespace Typed.RuntimeTests.Jobs;

public sealed class ResumeTests
{
    private static string Token(string json, string version = "1") =>
        $"typed-job.{version}." + Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [Fact]
    public async Task A_token_finds_the_job_in_another_client_at_once()
    {
        var token = (await Rig.SubmitAsync(new StubHandler(StubHandler.Json(Rig.Accepted)))).ResumeToken;
        var rig = new Rig(new StubHandler(StubHandler.Json(Rig.Done)));
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        var job = rig.Client.Resume(token);
        Assert.Equal(("7b1f", "sample/v1", FakeTimeProvider.Start, token), (job.Id, job.Model, job.SubmittedAt, job.ResumeToken));
        Assert.Equal(64, job.RequestHash!.Length);

        var progress = new ListProgress<JobProgress>();
        await job.WaitAsync(progress, Rig.Ct);
        Assert.Empty(rig.Time.Skipped);
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(progress).Elapsed);
    }

    [Fact]
    public void Members_that_are_not_known_are_ignored() =>
        Assert.Equal("x1", new Rig(new StubHandler()).Client.Resume(Token("""{"provider":"creatify","id":"x1","colour":{"a":[1]},"n":null}""")).Id);

    [Fact]
    public void A_bare_id_is_enough() => Assert.Equal("7b1f", new Rig(new StubHandler()).Client.Resume("7b1f").Id);

    [Fact]
    public void Tokens_of_other_providers_and_formats_and_damaged_ones_are_refused()
    {
        var client = new Rig(new StubHandler()).Client;
        Assert.Throws<ArgumentException>(() => client.Resume(Token("""{"provider":"other","id":"x1"}""")));
        Assert.Throws<FormatException>(() => client.Resume(Token("""{"provider":"creatify","id":"x1"}""", "2")));
        Assert.Throws<FormatException>(() => client.Resume(Token("""{"provider":"creatify"}""")));
        Assert.Throws<FormatException>(() => client.Resume("typed-job.1.e30x"));
        Assert.Throws<FormatException>(() => client.Resume("typed-job.1.***"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../remaining_credits")]
    [InlineData("a?x=1")]
    public async Task An_id_cannot_make_another_request(string id)
    {
        var stub = new StubHandler(StubHandler.Json(Rig.Done));
        await Assert.ThrowsAsync<ArgumentException>(() => new Rig(stub).Client.Resume(id).GetStatusAsync(Rig.Ct));
        Assert.Empty(stub.Requests);
    }
}
