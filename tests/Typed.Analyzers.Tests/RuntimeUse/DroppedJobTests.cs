using Typed.Analyzers.RuntimeUse;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

public sealed class DroppedJobTests
{
    [Theory]
    [InlineData("await client.{|TYP4001:SubmitAsync|}(request);")]
    [InlineData("await client.{|TYP4001:SubmitAsync|}(request).ConfigureAwait(false);")]
    [InlineData("await client.{|TYP4001:SubmitAsync|}(\"veo3.1\", json);")]
    [InlineData("_ = await client.{|TYP4001:SubmitAsync|}(request);")]
    [InlineData("_ = client.{|TYP4001:SubmitAsync|}(request);")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(request);")]
    [InlineData("var job = await client.{|TYP4001:SubmitAsync|}(request);")]
    [InlineData("Action later = () => { _ = client.{|TYP4001:SubmitAsync|}(request); }; later();")]
    [InlineData("var job = await client.SubmitAsync(request); Keep(job.Id);")]
    [InlineData("var task = client.SubmitAsync(request); Keep(await task);")]
    [InlineData("Keep(await client.SubmitAsync(request));")]
    [InlineData("await (await client.SubmitAsync(request)).WaitAsync();")]
    [InlineData("return await client.SubmitAsync(request);")]
    [InlineData("await Task.WhenAll(client.SubmitAsync(request));")]
    [InlineData("GenerationJob job; job = await client.SubmitAsync(request); Keep(job);")]
    // The tracker's journal keeps the job, whoever drops the handle.
    [InlineData("Typed.Tracking.JobTracker tracker = null!; await tracker.SubmitAsync(request);")]
    // A test that wants to see it throw.
    [InlineData("Func<Task> throws = async () => await client.SubmitAsync(request); await throws();")]
    [InlineData("Func<Task> throws = () => client.SubmitAsync(request); await throws();")]
    public Task Submission(string statements) => UseTest.VerifyAsync<DroppedJobAnalyzer>(statements);

    [Theory]
    [InlineData(
        "await client.{|TYP4001:SubmitAsync|}(request); // note",
        "var job = await client.SubmitAsync(request);\nvar result = await job.WaitAsync(); // note")]
    [InlineData(
        "_ = await client.{|TYP4001:SubmitAsync|}(request).ConfigureAwait(false);",
        "var job = await client.SubmitAsync(request).ConfigureAwait(false);\nvar result = await job.WaitAsync().ConfigureAwait(false);")]
    [InlineData(
        "var job = 1; Keep(job);\nawait client.{|TYP4001:SubmitAsync|}(request);",
        "var job = 1; Keep(job);\nvar job2 = await client.SubmitAsync(request);\nvar result = await job2.WaitAsync();")]
    [InlineData("_ = client.{|TYP4001:SubmitAsync|}(request);", null)]
    [InlineData("if (flag) await client.{|TYP4001:SubmitAsync|}(request);", null)]
    public Task Keeps_the_job(string before, string? after) => UseTest.VerifyFixAsync<DroppedJobAnalyzer, KeepJobCodeFixProvider>(before, after);
}
