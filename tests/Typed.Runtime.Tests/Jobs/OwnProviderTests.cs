using System.Text;
using Typed.Providers;

namespace Typed.RuntimeTests.Jobs;

public sealed class OwnProviderTests
{
    [Fact]
    public async Task A_provider_of_the_users_own_plugs_into_the_same_jobs()
    {
        var provider = new Own();
        var client = new GenerationClient(provider, timeProvider: new FakeTimeProvider { SkipUpTo = TimeSpan.FromMinutes(1) });
        var job = await client.SubmitAsync("any", Rig.Json("""{"a":1}"""), cancellationToken: Rig.Ct);
        Assert.Equal("finished", (await job.WaitAsync(cancellationToken: Rig.Ct)).Raw.GetString());
        Assert.Equal("""any {"a":1}""", provider.Sent);
        Assert.Equal("own-1", client.Resume(job.ResumeToken).Id);
    }

    [Fact]
    public async Task A_job_that_ends_with_its_submission_is_not_asked_for()
    {
        var client = new GenerationClient(new Own { Immediate = true });
        var job = await client.SubmitAsync("any", Rig.Json("{}"), cancellationToken: Rig.Ct);
        var progress = new ListProgress<JobProgress>();
        await job.WaitAsync(progress, Rig.Ct);
        Assert.Equal(0, Assert.Single(progress).Attempt);
    }

    [Fact]
    public async Task A_request_for_another_provider_is_refused()
    {
        var provider = new Own();
        await Assert.ThrowsAsync<ArgumentException>(() => new GenerationClient(provider).SubmitAsync(SampleParams.Valid, cancellationToken: Rig.Ct));
        Assert.Null(provider.Sent);
    }

    [Fact]
    public void The_hash_tells_requests_apart_and_recognizes_the_same()
    {
        static string Hash(string provider, string model, string json) => new GenerationRequest(provider, model, Encoding.UTF8.GetBytes(json)).Hash;
        Assert.Equal(Hash("p", "m", "{}"), Hash("p", "m", "{}"));
        Assert.Equal("0123456789abcdef".Length * 4, Hash("p", "m", "{}").Length);
        Assert.Equal(4, new[] { Hash("p", "m", "{}"), Hash("q", "m", "{}"), Hash("p", "n", "{}"), Hash("p", "m", "{ }") }.Distinct().Count());
    }

    private sealed class Own : IGenerationProvider
    {
        private static readonly JobStatus s_ready = new("READY", JobPhase.Succeeded);

        public string Name => "own";

        public bool Immediate { get; init; }

        public string? Sent { get; private set; }

        public Task<JobSnapshot> SubmitAsync(GenerationRequest request, CancellationToken cancellationToken)
        {
            Sent = $"{request.Model} {Encoding.UTF8.GetString(request.InputParams.Span)}";
            return Task.FromResult(new JobSnapshot { Id = "own-1", Status = Immediate ? s_ready : new JobStatus("WAITING", JobPhase.Pending) });
        }

        public Task<JobSnapshot> GetAsync(string jobId, CancellationToken cancellationToken) =>
            Immediate
                ? throw new InvalidOperationException("asked for a job that has ended")
                : Task.FromResult(new JobSnapshot { Id = jobId, Status = s_ready, Raw = Rig.Json("\"finished\"") });
    }
}
