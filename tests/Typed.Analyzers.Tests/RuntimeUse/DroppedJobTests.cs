using Typed.Analyzers.Requests;
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
    // A task that is only awaited later.
    [InlineData("var task = client.{|TYP4001:SubmitAsync|}(request); Keep(1); await task;")]
    [InlineData("var task = client.{|TYP4001:SubmitAsync|}(request); task.Wait();")]
    [InlineData("var task = client.SubmitAsync(request); await task; Keep(task.Result);")]
    [InlineData("var task = client.SubmitAsync(request); var job = await task; Keep(job.Id);")]
    [InlineData("var task = client.{|TYP4001:SubmitAsync|}(request); var job = await task;")]
    [InlineData("var task = client.SubmitAsync(request); if (flag) { await task; } else { Keep(task); }")]
    // A list of tasks that are only waited for.
    [InlineData("var jobs = new[] { request, request }.Select(one => client.{|TYP4001:SubmitAsync|}(one)); await Task.WhenAll(jobs);")]
    [InlineData("var jobs = new[] { request }.Select(one => client.{|TYP4001:SubmitAsync|}(one)).ToList(); await Task.WhenAll(jobs);")]
    [InlineData("await Task.WhenAll(new[] { request }.Select(async one => await client.{|TYP4001:SubmitAsync|}(one)));")]
    [InlineData("var jobs = new List<Task<GenerationJob>>(); jobs.Add(client.{|TYP4001:SubmitAsync|}(request)); await Task.WhenAll(jobs);")]
    [InlineData("List<Task<GenerationJob>> jobs = [client.{|TYP4001:SubmitAsync|}(request)]; await Task.WhenAll(jobs);")]
    [InlineData("var jobs = new[] { client.{|TYP4001:SubmitAsync|}(request) }; var all = Task.WhenAll(jobs); await all;")]
    [InlineData("var jobs = new[] { client.{|TYP4001:SubmitAsync|}(request) }; foreach (var one in jobs) { await one; }")]
    [InlineData("var jobs = new[] { client.SubmitAsync(request) }; foreach (var one in jobs) { Keep(await one); }")]
    [InlineData("var jobs = new[] { client.SubmitAsync(request) }; await Task.WhenAll(jobs); Keep(jobs[0].Result);")]
    [InlineData("var jobs = new[] { request }.Select(one => client.SubmitAsync(one)); Keep(await Task.WhenAll(jobs));")]
    [InlineData("var jobs = new List<Task<GenerationJob>>(); jobs.Add(client.SubmitAsync(request)); Keep(await Task.WhenAll(jobs));")]
    // The list of another method, which may read it.
    [InlineData("var jobs = (List<Task<GenerationJob>>)(object)text; jobs.Add(client.SubmitAsync(request)); await Task.WhenAll(jobs);")]
    // A query that nothing enumerates submits nothing.
    [InlineData("var jobs = new[] { request }.Select(one => client.SubmitAsync(one));")]
    [InlineData("_ = new[] { request }.GroupBy(one => client.SubmitAsync(one));")]
    // Another thread.
    [InlineData("await Task.Run(() => client.{|TYP4001:SubmitAsync|}(request));")]
    [InlineData("_ = Task.Run(async () => await client.{|TYP4001:SubmitAsync|}(request));")]
    [InlineData("Task.Run(async () => { await client.{|TYP4001:SubmitAsync|}(request); });")]
    [InlineData("await Parallel.ForEachAsync(new[] { request }, async (one, token) => await client.{|TYP4001:SubmitAsync|}(one, null, token));")]
    [InlineData("Keep(await Task.Run(() => client.SubmitAsync(request)));")]
    [InlineData("var job = await Task.Run(() => client.SubmitAsync(request)); Keep(job);")]
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
