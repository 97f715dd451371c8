using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Typed.Generator;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Diff;

/// <summary>What the tool writes is what the generator reads: of a model that was just accepted nothing has changed.</summary>
public sealed class ReviewRoundTripTests
{
    [Fact]
    public async Task What_was_just_accepted_is_what_there_is_and_what_changes_then_shows()
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "review", "accept");

        Assert.Empty(Reviewed(folder));

        folder.Edit("creatify/models/kling-video__v1.6__pro__image-to-video.json", root => root["input_schema"]!["properties"]!["duration"]!["default"] = "10");
        folder.Edit("creatify/pricing.json", root => root["models"]!["veo3.1"]!["rules"]![0]!["credits"] = 33);
        var changed = Reviewed(folder);
        Assert.Single(changed, line => line.Contains("ReviewedDefault(\"duration\", \"\\\"5\\\"\"", StringComparison.Ordinal));
        Assert.Equal(4, changed.Count(line => line.Contains("ReviewedPrice", StringComparison.Ordinal)));

        await tool.ExpectAsync(ExitCodes.Fine, "review", "accept");
        Assert.Empty(Reviewed(folder));
    }

    private static List<string> Reviewed(ScratchFolder folder)
    {
        var texts = Directory.EnumerateFiles(folder.PathOf("creatify"), "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock.json")
            .Select(file => (AdditionalText)new FileText(file));
        var driver = CSharpGeneratorDriver.Create([new TypedGenerator().AsSourceGenerator()], texts, optionsProvider: new Options())
            .RunGenerators(CSharpCompilation.Create("Consumer"), TestContext.Current.CancellationToken);
        var result = driver.GetRunResult();
        Assert.Equal(36, result.GeneratedTrees.Length);
        return [.. result.GeneratedTrees.SelectMany(tree => tree.ToString().Split('\n')).Where(line => line.Contains("Reviewed", StringComparison.Ordinal))];
    }

    private sealed class FileText(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.TypedProvider", "creatify"));
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
