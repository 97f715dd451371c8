using Typed.Refresh.Commands;
using Typed.Refresh.Templates;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Templates;

/// <summary><c>typed render</c> with templates of a user.</summary>
public sealed class RenderTests
{
    [Theory]
    [InlineData("{{ models.size }} {{ providers[0].name }} {{ providers[0].models.size }}", "15 creativeai 15")]
    [InlineData("{{ for m in models; if m.prices && m.prices.certainty == 'typical'; m.name + ' ' + m.prices.least + ' '; end; end }}", "chart-to-video 15 video-composition 5 ")]
    [InlineData("{{ models[0].fields | array.map 'name' | array.join ',' }}", "animation_style,chart_data,chart_image_url,duration,title,webhook_url")]
    public async Task A_template_reads_the_catalog(string template, string expected)
    {
        using var folder = ScratchFolder.With("creativeai");
        Assert.Equal(Sorted(expected), Sorted(await RenderAsync(folder, template)));
    }

    [Theory]
    [InlineData("creatify:kling*v1.6*", 2)]
    [InlineData("Veo31Params", 1)]
    [InlineData("veo3.1*", 7)]
    public async Task Patterns_select_models(string pattern, int expected)
    {
        using var folder = ScratchFolder.With("creatify");
        Assert.Equal($"{expected}", await RenderAsync(folder, "{{ models.size }}", "--model", pattern));
    }

    [Theory]
    [InlineData("a\n{{ models[0].nam }}", "t.sbn(2,14): Cannot get member with name nam.")]
    [InlineData("{{ for m in models }}{{ m.name }", "t.sbn(1,32): ")]
    [InlineData("{{ if true }}", "t.sbn(1,12): ")]
    [InlineData("{{ nothing }}", "t.sbn(1,4): The variable or function `nothing` was not found")]
    [InlineData("{{ fail 'Not for this provider.' }}", "t.sbn(1,4): Not for this provider.")]
    [InlineData("{{ include 'prices.sbn' }}", "t.sbn(1,4): A template cannot include a file.")]
    [InlineData("{{ date.now }}", "t.sbn(1,9): ")]
    [InlineData("{{ math.random 1 2 }}", "t.sbn(1,9): ")]
    [InlineData("{{ '1' | object.eval }}", "t.sbn(1,17): ")]
    public async Task An_error_is_one_located_line(string template, string expected)
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = await FailAsync(folder, template, new TemplateLimits());
        Assert.StartsWith("error: " + expected, tool.Error, StringComparison.Ordinal);
        Assert.Single(tool.Error.TrimEnd('\n').Split('\n'));
    }

    // Each of these runs for hours, or fills the memory, without its limit.
    [Theory]
    [InlineData("{{ while true }}{{ end }}", "iteration limit")]
    [InlineData("{{ while true }}text{{ end }}", "OutputLimit")]
    [InlineData("{{ x = 'text' }}{{ for i in 1..60 }}{{ x = x + x }}{{ end }}", "LimitToString")]
    [InlineData("{{ 'a' | string.pad_left 2000000000 }}", "LimitToString")]
    [InlineData("{{ func f }}{{ f }}{{ end }}{{ f }}", "recursive depth limit")]
    [InlineData("{{ func f(n); if n > 0; f (n - 1); f (n - 1); f (n - 1); end; end; f 90 }}", "did not end within")]
    [InlineData("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(a+)+$' }}", "timed out")]
    [InlineData("{{ 1..2000000000 | array.size }}", "LoopLimit")]
    [InlineData("{{ for m in models; for n in models; for o in models; end; end; end }}", "iteration limit")]
    public async Task A_template_cannot_run_forever_or_fill_the_memory(string template, string expected)
    {
        using var folder = ScratchFolder.With("creatify");
        var limits = new TemplateLimits { Loop = 10_000, Length = 10_000, Time = TimeSpan.FromMilliseconds(500), Match = TimeSpan.FromMilliseconds(50) };
        using var tool = await FailAsync(folder, template, limits);
        Assert.Contains(expected, tool.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t.html.sbn", "&lt;b&gt;<i>")]
    [InlineData("t.sbn", "<b><i>")]
    public async Task HTML_is_encoded_by_the_name_of_the_template(string file, string expected)
    {
        using var folder = ScratchFolder.With("creatify");
        folder.Write($"../{file}", "{{ '<b>' }}{{ '<i>' | raw }}");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "render", "--template", file);
        Assert.Equal(expected, tool.Output);
    }

    [Fact]
    public async Task Text_of_a_file_stays_within_its_place()
    {
        using var folder = ScratchFolder.With("creatify");
        folder.Edit("creatify/models/veo3.1.json", root => root["input_schema"]!["properties"]!["prompt"]!["description"] = "a */ b | `c`\nd");
        const string Template = "{{ d = models[0].fields[0].description; d | comment }}\n{{ d | code }}\n{{ d | json }}\n{{ d | line }}";
        Assert.Equal("a * / b | `c` d\n`` a */ b \\| `c` d ``\n\"a */ b | `c`\\nd\"\na */ b | `c` d", await RenderAsync(folder, Template, "--model", "veo3.1"));
    }

    [Fact]
    public async Task A_file_for_each_provider_or_model()
    {
        using var folder = ScratchFolder.With("creatify");
        await RenderAsync(folder, "{{ providers[0].name }} {{ models.size }}", "--output", "out/{provider}.txt");
        await RenderAsync(folder, "{{ models[0].name }}", "--output", "out/{record}.txt");
        Assert.Equal("creatify 35", folder.Read("../out/creatify.txt"));
        Assert.Equal("veo3.1", folder.Read("../out/Veo31Params.txt"));
        Assert.Equal(36, Directory.GetFiles(Path.Combine(folder.Root, "out")).Length);
    }

    [Fact]
    public async Task An_error_in_the_last_model_leaves_no_file()
    {
        using var folder = ScratchFolder.With("creatify");
        folder.Write("../t.sbn", "{{ if models[0].provider == 'creatify' && models[0].name == 'veo3.1' }}{{ nothing }}{{ end }}");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Error, "render", "--template", "t.sbn", "--output", "out/{record}.txt");
        Assert.False(Directory.Exists(Path.Combine(folder.Root, "out")));
    }

    [Theory]
    [InlineData("The template typescrip does not exist.", "--template", "typescrip")]
    [InlineData("No model matches sora-9*.", "--template", "prices", "--model", "sora-9*")]
    [InlineData("openapi(1,29): An OpenAPI document describes one provider.", "--template", "openapi")]
    public async Task A_wrong_argument_is_named(string expected, params string[] args)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Error, ["render", "--schemas", ScratchFolder.Repository, .. args]);
        Assert.StartsWith("error: " + expected, tool.Error, StringComparison.Ordinal);
    }

    private static async Task<string> RenderAsync(ScratchFolder folder, string template, params string[] args)
    {
        folder.Write("../t.sbn", template);
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, ["render", "--template", "t.sbn", .. args]);
        return tool.Output;
    }

    private static async Task<Tool> FailAsync(ScratchFolder folder, string template, TemplateLimits limits)
    {
        folder.Write("../t.sbn", template);
        var tool = new Tool { Directory = folder.Root, TemplateLimits = limits };
        await tool.ExpectAsync(ExitCodes.Error, "render", "--template", "t.sbn");
        Assert.Equal("", tool.Output);
        return tool;
    }

    private static string Sorted(string text) => string.Join(',', text.Split(',').Order(StringComparer.Ordinal));
}
