using Microsoft.CodeAnalysis;
using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>The two statements that keep a job: their names, their layout, and where they cannot be written.</summary>
public sealed class KeepJobFixTests
{
    private const string Submit = "await client.{|TYP4001:SubmitAsync|}(request)";

    private const string Title = "Keep the job and wait for its result";

    [Theory]
    // In scope, in another block, of a parameter, of a lambda, of a type; twice.
    [InlineData("object job = 1, job2 = 2; Keep(job); Keep(job2);", "job3", "result")]
    [InlineData("if (flag) { object result = 1; Keep(result); }", "job", "result2")]
    [InlineData("Func<int, int> twice = job => job; Keep(twice);", "job2", "result")]
    [InlineData("void Local(object result) => Keep(result); Local(1);", "job", "result2")]
    [InlineData("Keep(\"job\"); /* result */", "job", "result")]
    public Task New_names(string before, string job, string result) => FixAsync(
        $"{before}\n{Submit};", $"{before}\nvar {job} = await client.SubmitAsync(request);\nvar {result} = await {job}.WaitAsync();");

    // Declared after the statement, in the type, and in another member.
    [Theory]
    [InlineData("object? M(object? x)\n    {\n        {0}\n        object job = 1; return job;\n    }", "job2")]
    [InlineData("object? job; {0}", "job2")]
    [InlineData("void Other(object job) { } {0}", "job")]
    public Task Names_of_the_type(string members, string job) => FixMembersAsync(
        members.Contains("object? M(", StringComparison.Ordinal) ? members.Replace("object? M(object? x)", "async Task<object?> M(CreatifyClient client, IModelParams request)", StringComparison.Ordinal).Replace("{0}", Submit + ";", StringComparison.Ordinal)
            : members.Replace("{0}", $"async Task M(CreatifyClient client, IModelParams request)\n    {{\n        {Submit};\n    }}", StringComparison.Ordinal),
        job);

    [Theory]
    [InlineData("var client = new CreatifyClient(CreatifyOptions.FromEnvironment());\nvar request = new Veo31Params { Prompt = \"x\" };\n// Send it.\nS; // sent\nSystem.Console.WriteLine();", "// Send it.\nvar job = await client.SubmitAsync(request);\nvar result = await job.WaitAsync(); // sent")]
    [InlineData("var client = new CreatifyClient(CreatifyOptions.FromEnvironment());\nvar request = new Veo31Params { Prompt = \"x\" };\nS;\nvar job = 1; System.Console.WriteLine(job);", "var job2 = await client.SubmitAsync(request);\nvar result = await job2.WaitAsync();")]
    [InlineData("var client = new CreatifyClient(CreatifyOptions.FromEnvironment());\nvar request = new Veo31Params { Prompt = \"x\" };\nif (request.Prompt == \"x\")\n{\n    S;\n}\nvar job = 1; System.Console.WriteLine(job);", "    var job2 = await client.SubmitAsync(request);\n    var result = await job2.WaitAsync();")]
    [InlineData("var client = new CreatifyClient(CreatifyOptions.FromEnvironment());\nvar request = new Veo31Params { Prompt = \"x\" };\nif (request.Prompt == \"x\")\n{\n    var job = 1; System.Console.WriteLine(job);\n}\nS;", "var job2 = await client.SubmitAsync(request);\nvar result = await job2.WaitAsync();")]
    public Task In_top_level_statements(string program, string kept)
    {
        const string Usings = "using Typed.Creatify;\nusing Typed.Models.Creatify;\n\n";
        var line = program.Split('\n').Single(line => line.Contains("S;", StringComparison.Ordinal));
        var replaced = kept.StartsWith("// Send", StringComparison.Ordinal) ? "// Send it.\n" + line : line;
        var test = new CSharpCodeFixTest<DroppedJobAnalyzer, KeepJobCodeFixProvider>
        {
            TestCode = Usings + program.Replace("S;", Submit + ";", StringComparison.Ordinal),
            FixedCode = Usings + program.Replace(replaced, kept, StringComparison.Ordinal),
            ExpectedTitles = [Title],
            TestState = { OutputKind = OutputKind.ConsoleApplication, AdditionalReferences = { References.Runtime, References.Models } },
        };
        return test.RunAsync();
    }

    // The token of the submission, not one that builds the request, whichever is written first.
    [Theory]
    [InlineData("client.{|TYP4001:SubmitAsync|}(Made(other), null, token)", "token")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(cancellationToken: token, request: Made(other))", "token")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(Made(other))", null)]
    [InlineData("client.{|TYP4001:SubmitAsync|}(request, null, token).ConfigureAwait(true)", "token", ".ConfigureAwait(true)")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(request, null, token).WaitAsync(TimeSpan.FromSeconds(9), other)", "token")]
    public Task Token(string call, string? token, string configured = "")
    {
        const string Before = "System.Threading.CancellationToken token = default, other = default;\nIModelParams Made(System.Threading.CancellationToken any) => request;\nKeep(token); Keep(Made(other));\n";
        var wait = token is null ? "" : "cancellationToken: " + token;
        return FixAsync($"{Before}await {call};", $"{Before}var job = await {call.Replace("{|TYP4001:SubmitAsync|}", "SubmitAsync", StringComparison.Ordinal)};\nvar result = await job.WaitAsync({wait}){configured};");
    }

    [Theory]
    [InlineData("if (flag)\n    S; // send\nKeep(1);", "if (flag)\n{\n    var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync();\n} // send\nKeep(1);")]
    [InlineData("if (flag) Keep(1);\nelse S;", "if (flag) Keep(1);\nelse\n{\n    var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync();\n}")]
    [InlineData("foreach (var one in text)\n    S;", "foreach (var one in text)\n{\n    var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync();\n}")]
    [InlineData("for (var i = 0; i < 2; i++)\n    // each\n    S;", "for (var i = 0; i < 2; i++)\n// each\n{\n    var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync();\n}")]
    [InlineData("while (flag)\n    S;", "while (flag)\n{\n    var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync();\n}")]
    [InlineData("{ Keep(1); S; Keep(2); }", "{ Keep(1); var job = await client.SubmitAsync(request);\n    var result = await job.WaitAsync(); Keep(2); }")]
    [InlineData("// one\n// two\nS;", "// one\n// two\nvar job = await client.SubmitAsync(request);\nvar result = await job.WaitAsync();")]
    public Task Layout(string before, string after) => FixAsync(before.Replace("S;", Submit + ";", StringComparison.Ordinal), after);

    // The line breaks are those of the file.
    [Theory]
    [InlineData("S;", "var job = await client.SubmitAsync(request);\n        var result = await job.WaitAsync();")]
    [InlineData("if (request is null)\n            S;", "if (request is null)\n        {\n            var job = await client.SubmitAsync(request);\n            var result = await job.WaitAsync();\n        }")]
    public Task Line_breaks(string before, string after)
    {
        static string Code(string statement) =>
            $"class Test\n{{\n    async System.Threading.Tasks.Task M(Typed.Creatify.CreatifyClient client, Typed.IModelParams request)\n    {{\n        {statement}\n    }}\n}}\n".ReplaceLineEndings("\r\n");

        return new CSharpCodeFixTest<DroppedJobAnalyzer, KeepJobCodeFixProvider>
        {
            TestCode = Code(before.Replace("S;", Submit + ";", StringComparison.Ordinal)),
            FixedCode = Code(after),
            TestState = { EditorConfig = "end_of_line = crlf", AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
    }

    // What is awaited is not the job.
    [Theory]
    [InlineData("await Task.WhenAll(client.{|TYP4001:SubmitAsync|}(request), client.{|TYP4001:SubmitAsync|}(request));")]
    [InlineData("await Task.WhenAll(new[] { request }.Select(async one => await client.{|TYP4001:SubmitAsync|}(one)));")]
    [InlineData("await Parallel.ForEachAsync(new[] { request }, async (one, token) => await client.{|TYP4001:SubmitAsync|}(one, null, token));")]
    [InlineData("client.{|TYP4001:SubmitAsync|}(request).Wait();")]
    [InlineData("again: await client.{|TYP4001:SubmitAsync|}(request); if (flag) goto again;")]
    public Task Nothing_else(string statements) => UseTest.VerifyFixAsync<DroppedJobAnalyzer, KeepJobCodeFixProvider>(statements, null);

    private static Task FixAsync(string before, string after) => UseTest.VerifyFixAsync<DroppedJobAnalyzer, KeepJobCodeFixProvider>(before, after, 0, Title);

    private static Task FixMembersAsync(string members, string job)
    {
        static string Code(string members) => $"using System.Threading.Tasks;\nusing Typed;\nusing Typed.Creatify;\n\nclass Test\n{{\n    {members}\n}}\n";

        return new CSharpCodeFixTest<DroppedJobAnalyzer, KeepJobCodeFixProvider>
        {
            TestCode = Code(members),
            FixedCode = Code(members.Replace(Submit + ";", $"var {job} = await client.SubmitAsync(request);\n        var result = await {job}.WaitAsync();", StringComparison.Ordinal)),
            TestState = { AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
    }
}
