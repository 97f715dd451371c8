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
    [InlineData("await Task.WhenAll(client.{|TYP4001:SubmitAsync|}(request), client.{|TYP4001:SubmitAsync|}(request));")]
    [InlineData("Task.WaitAll(client.{|TYP4001:SubmitAsync|}(request));")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(request).Wait();")]
    [InlineData("await client.{|TYP4001:SubmitAsync|}(request).WaitAsync(TimeSpan.FromSeconds(9));")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(request).GetAwaiter().GetResult();")]
    [InlineData("async Task F() => await client.{|TYP4001:SubmitAsync|}(request); await F();")]
    [InlineData("var jobs = await Task.WhenAll(client.SubmitAsync(request)); Keep(jobs);")]
    [InlineData("Keep(client.SubmitAsync(request).GetAwaiter().GetResult());")]
    [InlineData("async Task<object> F() => await client.SubmitAsync(request); Keep(await F());")]
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
    [InlineData(
        "if (flag) await client.{|TYP4001:SubmitAsync|}(request);",
        "if (flag)\n{\n    var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync();\n}")]
    [InlineData(
        "switch (x)\n{\n    case 1:\n        await client.{|TYP4001:SubmitAsync|}(request);\n        break;\n}",
        "switch (x)\n{\n    case 1:\n        var job = await client.SubmitAsync(request);\n        var result = await job.WaitAsync();\n        break;\n}")]
    [InlineData(
        "System.Threading.CancellationToken ct = default;\nawait client.{|TYP4001:SubmitAsync|}(request, null, ct);",
        "System.Threading.CancellationToken ct = default;\nvar job = await client.SubmitAsync(request, null, ct);\nvar result = await job.WaitAsync(cancellationToken: ct);")]
    public Task Keeps_the_job(string before, string? after) => UseTest.VerifyFixAsync<DroppedJobAnalyzer, KeepJobCodeFixProvider>(before, after);
}
