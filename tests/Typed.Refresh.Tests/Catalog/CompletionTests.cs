using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Catalog;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("typed sho", "show")]
    [InlineData("typed show kling-video/v1.6/pro/im", "kling-video/v1.6/pro/image-to-video")]
    [InlineData("typed show creatify:sora-2/t", "creatify:sora-2/text-to-video", "creatify:sora-2/text-to-video/pro")]
    [InlineData("typed models --kind text_to_v", "text_to_video")]
    [InlineData("typed price veo3.1 --set dur", "duration=")]
    [InlineData("typed price veo3.1 --set duration=", "duration=4s", "duration=6s", "duration=8s")]
    [InlineData("typed price veo3.1 --set generate_audio=", "generate_audio=false", "generate_audio=true")]
    [InlineData("typed convert --model sora-2/t", "sora-2/text-to-video", "sora-2/text-to-video/pro")]
    [InlineData("typed completion z", "zsh")]
    public async Task A_line_is_completed(string line, params string[] expected)
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, $"[suggest:{line.Length}]", line);
        var found = tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("bash", "complete -F _typed typed")]
    [InlineData("zsh", "compdef _typed typed")]
    [InlineData("fish", "complete -c typed")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task A_shells_script_is_written(string shell, string holds)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, "completion", shell);
        Assert.Contains(holds, tool.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", tool.Output, StringComparison.Ordinal);
    }
}
