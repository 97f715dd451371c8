using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Typed.Analyzers.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Analyzers.Tests.Fixes;

/// <summary>After any fix the finding is gone, no new one has come, the code compiles, and no comment is lost, whichever other findings stand beside it.</summary>
public sealed class FixTogetherTests
{
    // One request with a finding of each rule about values: each fix is applied beside all others.
    private static readonly string s_values = Method(
        """
        Keep(new Acme.StudioParams
        {
            // prompt
            Prompt = "x", // a
            Caption = "toolong", // b
            Title = "toolong",
            // voice
            Voice = "ABC",
            Code = "abcd",
            Steps = 9, // c
            Width = 9,
            Scale = 0.35, // d
            Callback = "example.com/x",
            ImageUrl = "example.com/a.png", // e
            Images = ["https://a.b/1.png", "https://a.b/2.mp4", "https://a.b/3.png"], // f
            Tags =
            [
                "a", // first
                // second
                "b",
                "a", // again
            ],
            Weights = [2, 0.5, 0.5],
            References = ["x"] // last
        });
        """);

    private static readonly string s_uses = Method(
        """
        // one
        Keep((Veo31Duration)7); // two
        Keep(KlingV16ProImageToVideoDurations.FromSeconds(flag ? 7 : 5));
        await client.SubmitAsync(request); // three
        if (flag)
            await client.SubmitAsync(request, null, ct); // four
        switch (text)
        {
            case "a":
                _ = await client.SubmitAsync(request).ConfigureAwait(false);
                break;
        }
        Keep(await client.SubmitAsync("veo3.1/fasst", JsonSerializer.SerializeToElement(new { prompt = text })));
        Keep(await client.SubmitAsync("veo3.1", JsonSerializer.SerializeToElement(new { prompt = text, duration = 8 })));
        Keep(await client.SubmitAsync("veo3.1", JsonSerializer.SerializeToElement(new { /* why */ prompt = text, duration = "8s" })));
        Keep(new CreatifyOptions { ApiKey = "abc" });
        Keep(new PollingOptions { Interval = TimeSpan.FromMilliseconds(100) });
        Keep(new Sora2ImageToVideoProParams { Prompt = "x", ImageUrl = text, Resolution = Sora2ImageToVideoProResolution.Auto });
        Keep(new Veo31Params
        {
            Prompt = "x", // prompt
            // extras
            ExtraParameters = new() { { "duration", "8s" } } // why
        });
        Keep(new Veo31Params
        {
            Prompt = "x", // prompt
            Duration = Veo31Duration.Seconds8, // kept
            ExtraParameters = new() { { "duration", "8s" } }
        });
        Keep(new Veo31Params
        {
            Prompt = "x",
            ExtraParameters = new()
            {
                { "duration", "8s" }, // eight
                // camera
                { "camera", "left" } // left
            },
        });
        """);

    public static TheoryData<string> Files => ["values", "uses"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_fix(string file)
    {
        var project = await FixRun.ProjectAsync(CodeOf(file));
        var document = project.Documents.Single();
        var before = await FixRun.FindingsAsync(project);
        var fixable = 0;
        foreach (var finding in before)
        {
            foreach (var (_, action) in await FixRun.OffersAsync(document, finding))
            {
                fixable++;
                var changed = await FixRun.ApplyAsync(action, project.Id);
                var text = (await changed.Documents.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
                var after = await FixRun.FindingsAsync(changed);
                AssertBetter(finding, action.Title, before, after, text);
                AssertComments(CodeOf(file), text, $"{finding.Id}, {action.Title}");
            }
        }

        Assert.True(fixable > 10, $"{fixable} fixes of {string.Join(", ", before.Select(found => found.Id))}");
    }

    [Theory]
    [InlineData("values", FixAllScope.Document)]
    [InlineData("values", FixAllScope.Project)]
    [InlineData("uses", FixAllScope.Solution)]
    public Task Fix_all(string file, FixAllScope scope) => VerifyAllAsync(file, scope);

    [LongTheory]
    [InlineData("values", FixAllScope.Solution)]
    [InlineData("uses", FixAllScope.Document)]
    [InlineData("uses", FixAllScope.Project)]
    public Task Fix_all_in_the_other_scopes(string file, FixAllScope scope) => VerifyAllAsync(file, scope);

    private static async Task VerifyAllAsync(string file, FixAllScope scope)
    {
        var project = await FixRun.ProjectAsync(CodeOf(file), CodeOf(file).Replace("class Test", "class Test2", StringComparison.Ordinal));
        var before = await FixRun.FindingsAsync(project);
        var tried = new HashSet<(string, string)>();
        foreach (var finding in before)
        {
            var document = project.GetDocument(finding.Location.SourceTree)!;
            foreach (var (provider, action) in await FixRun.OffersAsync(document, finding))
            {
                if (provider.GetFixAllProvider() is not { } all || !all.GetSupportedFixAllScopes().Contains(scope) || !tried.Add((finding.Id, action.EquivalenceKey!)))
                {
                    continue;
                }

                var context = new FixAllContext(document, provider, scope, action.EquivalenceKey!, [finding.Id], new Known(before), TestContext.Current.CancellationToken);
                var changed = await FixRun.ApplyAsync((await all.GetFixAsync(context))!, project.Id);
                var after = await FixRun.FindingsAsync(changed);
                AssertBetter(finding, $"all in {scope}: {action.Title}", before, after, "");
                // Both files, unless only one was meant.
                if (scope != FixAllScope.Document && after.Count(found => found.Id == finding.Id) is var left and > 0)
                {
                    Assert.True(left <= before.Count(found => found.Id == finding.Id) - 2, $"{finding.Id} by {action.Title} in {scope}: {left} left");
                }
            }
        }

        Assert.True(tried.Count > 5);
    }

    private static void AssertBetter(Diagnostic finding, string title, ImmutableArray<Diagnostic> before, ImmutableArray<Diagnostic> after, string text)
    {
        var (was, now) = (FixRun.Counted(before), FixRun.Counted(after));
        Assert.True(now.GetValueOrDefault(finding.Id) < was[finding.Id], $"{finding.GetMessage(null)}: is still there after '{title}'\n{text}");
        Assert.All(now, one => Assert.True(one.Value <= was.GetValueOrDefault(one.Key), $"{one.Key} has come by '{title}' for {finding.Id}: {after.First(found => found.Id == one.Key)}\n{text}"));
    }

    // A comment on the line of what is removed may go with it; any other stays.
    private static void AssertComments(string before, string after, string fix)
    {
        var lost = Comments(before).Where(comment => !Comments(after).Contains(comment)).ToArray();
        Assert.True(lost.Length <= 1, $"{fix} loses {string.Join(" and ", lost)}");
        foreach (var comment in lost)
        {
            var line = before.Split('\n').Single(candidate => candidate.Contains(comment, StringComparison.Ordinal));
            var code = line.Split("//")[0].Trim().TrimEnd(',');
            Assert.True(line.TrimStart() != comment && Count(after, code) < Count(before, code), $"{fix} loses {comment}");
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static HashSet<string> Comments(string text) =>
        [.. text.Split('\n').Where(line => line.Contains(" // ", StringComparison.Ordinal)).Select(line => line[line.IndexOf("// ", StringComparison.Ordinal)..].TrimEnd())];

    private static string CodeOf(string file) => file == "values" ? s_values : s_uses;

    private static string Method(string statements) =>
        $$"""
        using System;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Typed;
        using Typed.Creatify;
        using Typed.Models.Creatify;

        static class Test
        {
            static void Keep(object? value) { }

            static async Task M(CreatifyClient client, IModelParams request, bool flag, string text, CancellationToken ct)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
                await Task.Yield();
            }
        }
        """;

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
